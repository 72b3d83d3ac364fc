package io.closedloop.execution;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import io.closedloop.planning.WorkItems;
import io.closedloop.planning.WorkStatus;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of execution and the document that comes of them. */
@Configuration(proxyBeanMethods = false)
class ExecutionTaskForms {

    private final Execution execution;
    private final WorkItems items;

    ExecutionTaskForms(Execution execution, WorkItems items) {
        this.execution = execution;
        this.items = items;
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
    DocumentSource progressRecordDocuments() {
        return Documents.source("progress-record", execution::documents);
    }

    private Fields caption(TaskContext context) {
        Long item = (Long) Objects.requireNonNull(context.variable(ExecutionTasks.WORK_ITEM));
        return Fields.none().with("caption", context.variable("caption") + " · " + items.name(item));
    }
}
