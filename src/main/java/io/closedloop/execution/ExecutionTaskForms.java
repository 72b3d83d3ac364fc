package io.closedloop.execution;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import io.closedloop.execution.RecordWeeklySync.ResourceDecision;
import io.closedloop.planning.WorkItems;
import io.closedloop.planning.WorkStatus;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of execution and the documents that come of them. */
@Configuration(proxyBeanMethods = false)
class ExecutionTaskForms {

    private final Execution execution;
    private final WorkItems items;
    private final WeeklySync weeklySync;
    private final Agendas agendas;

    ExecutionTaskForms(Execution execution, WorkItems items, WeeklySync weeklySync, Agendas agendas) {
        this.execution = execution;
        this.items = items;
        this.weeklySync = weeklySync;
        this.agendas = agendas;
    }

    @Bean
    TaskForm<ReportProgress> reportProgressForm() {
        return TaskForm.of("reportProgress", ReportProgress.class)
                .prefilledWith(this::caption)
                .checkedBy((form, context, problems) -> {
                    if (form.status() == WorkStatus.BLOCKED && form.blocker() == null) {
                        problems.add("blocker", "refusal.execution.blocker");
                    }
                });
    }

    @Bean
    TaskForm<ResolveBlocker> resolveBlockerForm() {
        return TaskForm.of("resolveBlocker", ResolveBlocker.class).prefilledWith(this::caption);
    }

    @Bean
    TaskForm<RecordWeeklySync> recordWeeklySyncForm() {
        return TaskForm.of("recordWeeklySync", RecordWeeklySync.class)
                .prefilledWith(context -> {
                    List<Agenda> agenda = agendas.of(context.number(), manager(context));
                    return Fields.none()
                            .with("agenda", agenda)
                            .with(
                                    "resourceDecisions",
                                    agenda.stream()
                                            .map(part -> new ResourceDecision(part.id(), null))
                                            .toList());
                })
                .checkedBy(this::checkDecisions);
    }

    @Bean
    DocumentSource weeklySyncDocuments() {
        return Documents.source("weekly-sync", weeklySync::documents);
    }

    @Bean
    DocumentSource progressRecordDocuments() {
        return Documents.source("progress-record", execution::documents);
    }

    private void checkDecisions(RecordWeeklySync form, TaskContext context, Problems problems) {
        List<String> numbers = weeklySync.numbers(context.number(), manager(context));
        List<ResourceDecision> decisions = Objects.requireNonNullElse(form.resourceDecisions(), List.of());
        for (int index = 0; index < decisions.size(); index++) {
            String number = decisions.get(index).requirementNumber();
            if (!numbers.contains(number)) {
                problems.add(
                        "resourceDecisions", index + 1, "requirementNumber", "refusal.execution.notOnAgenda", number);
            }
        }
    }

    private static String manager(TaskContext context) {
        return (String) Objects.requireNonNull(context.variable(ExecutionProcess.MANAGER));
    }

    private Fields caption(TaskContext context) {
        Long item = (Long) Objects.requireNonNull(context.variable(ExecutionProcess.WORK_ITEM));
        return Fields.none().with("caption", context.variable("caption") + " · " + items.name(item));
    }
}
