package io.closedloop.planning;

import io.closedloop.document.Attachments;
import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.TaskForm;
import io.closedloop.evidence.CheckScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of planning and the documents that come of them. */
@Configuration(proxyBeanMethods = false)
class PlanningTaskForms {

    private final Planning planning;
    private final Confirmations confirmations;
    private final Attachments attachments;
    private final BreakdownForms forms;

    PlanningTaskForms(Planning planning, Confirmations confirmations, Attachments attachments, BreakdownForms forms) {
        this.planning = planning;
        this.confirmations = confirmations;
        this.attachments = attachments;
        this.forms = forms;
    }

    @Bean
    TaskForm<ObtainConfirmation> obtainConfirmationForm() {
        return TaskForm.of("obtainConfirmation", ObtainConfirmation.class)
                .prefilledWith(context -> Fields.none().with("confirmedOn", context.today()))
                .checkedBy((form, context, problems) -> {
                    if (form.decision() == ObtainConfirmation.Decision.CONFIRM) {
                        form.evidence().checkProvesInWriting(attachments, context, problems);
                        return;
                    }
                    form.evidence().checkPlausible(attachments, context, problems);
                    if (form.evidence().comment() == null) {
                        problems.add("comment", "refusal.planning.reason");
                    }
                });
    }

    @Bean
    TaskForm<CheckScan> checkConfirmationForm() {
        return CheckScan.form("checkConfirmation");
    }

    @Bean
    TaskForm<BreakDownTasks> breakDownTasksForm() {
        return TaskForm.of("breakDownTasks", BreakDownTasks.class)
                .prefilledWith(context -> forms.people())
                .checkedBy((form, context, problems) -> forms.check(form.workItems(), context, problems));
    }

    @Bean
    DocumentSource confirmationRecordDocuments() {
        return Documents.source("confirmation-record", confirmations::documents);
    }

    @Bean
    DocumentSource taskBreakdownDocuments() {
        return Documents.source("task-breakdown", planning::breakdownDocuments);
    }
}
