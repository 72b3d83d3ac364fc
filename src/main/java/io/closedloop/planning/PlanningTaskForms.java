package io.closedloop.planning;

import io.closedloop.document.Attachments;
import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import io.closedloop.staff.Person;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of planning and the documents that come of them. */
@Configuration(proxyBeanMethods = false)
class PlanningTaskForms {

    private final Planning planning;
    private final Attachments attachments;
    private final Staff staff;

    PlanningTaskForms(Planning planning, Attachments attachments, Staff staff) {
        this.planning = planning;
        this.attachments = attachments;
        this.staff = staff;
    }

    @Bean
    TaskForm<ObtainConfirmation> obtainConfirmationForm() {
        return TaskForm.of("obtainConfirmation", ObtainConfirmation.class)
                .prefilledWith(context -> Fields.none().with("confirmedOn", context.today()))
                .checkedBy((form, context, problems) -> {
                    if (form.decision() == ObtainConfirmation.Decision.CONFIRM) {
                        form.evidence().checkProves(attachments, context, problems);
                        return;
                    }
                    form.evidence().checkPlausible(attachments, context, problems);
                    if (form.evidence().comment() == null) {
                        problems.add("comment", "refusal.planning.reason");
                    }
                });
    }

    @Bean
    TaskForm<BreakDownTasks> breakDownTasksForm() {
        return TaskForm.of("breakDownTasks", BreakDownTasks.class)
                .prefilledWith(context -> Fields.none().with("people", people()))
                .checkedBy(this::checkWorkItems);
    }

    @Bean
    TaskForm<BreakDownTasks> updateTaskBreakdownForm() {
        return TaskForm.of("updateTaskBreakdown", BreakDownTasks.class)
                .prefilledWith(context -> Fields.none()
                        .with("people", people())
                        .with(
                                "workItems",
                                planning.current(context.number()).stream()
                                        .map(item -> Fields.of(item.plan())
                                                .with("status", item.status())
                                                .values())
                                        .toList()))
                .checkedBy(this::checkWorkItems);
    }

    @Bean
    DocumentSource confirmationRecordDocuments() {
        return Documents.source("confirmation-record", planning::confirmationDocuments);
    }

    @Bean
    DocumentSource taskBreakdownDocuments() {
        return Documents.source("task-breakdown", planning::breakdownDocuments);
    }

    private List<Person> people() {
        return staff.members(Role.EXECUTION_TEAM);
    }

    private void checkWorkItems(BreakDownTasks form, TaskContext context, Problems problems) {
        List<Planning.CurrentItem> current = planning.current(context.number());
        List<Long> done = WorkItemPolicy.done(current);
        List<String> owners = people().stream().map(Person::id).toList();
        for (int index = 0; index < form.workItems().size(); index++) {
            WorkItemPlan item = form.workItems().get(index);
            if (item.plannedEnd().isBefore(item.plannedStart())) {
                problems.add("workItems", index + 1, "plannedEnd", "refusal.date.order", item.plannedStart());
            }
            // who did it may have left since
            if (!owners.contains(item.owner()) && !done.contains(item.id())) {
                problems.add("workItems", index + 1, "owner", "refusal.planning.owner", item.owner());
            }
        }
        WorkItemPolicy.check(form.workItems(), current, problems);
    }
}
