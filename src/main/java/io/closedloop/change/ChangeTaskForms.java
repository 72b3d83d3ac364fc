package io.closedloop.change;

import io.closedloop.document.Attachments;
import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.TaskForm;
import io.closedloop.evidence.CheckScan;
import io.closedloop.planning.BreakDownTasks;
import io.closedloop.planning.BreakdownForms;
import io.closedloop.planning.Planning;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of changes and the document that comes of them. */
@Configuration(proxyBeanMethods = false)
class ChangeTaskForms {

    private final Changes changes;
    private final Attachments attachments;
    private final Planning planning;
    private final BreakdownForms breakdowns;

    ChangeTaskForms(Changes changes, Attachments attachments, Planning planning, BreakdownForms breakdowns) {
        this.planning = planning;
        this.breakdowns = breakdowns;
        this.changes = changes;
        this.attachments = attachments;
    }

    @Bean
    TaskForm<RequestChange> changeWantedForm() {
        return TaskForm.of("changeWanted", RequestChange.class);
    }

    @Bean
    TaskForm<RequestChange> changeRequestedForm() {
        return TaskForm.of("changeRequested", RequestChange.class);
    }

    @Bean
    TaskForm<AssessChangeImpact> assessChangeImpactForm() {
        return TaskForm.of("assessChangeImpact", AssessChangeImpact.class)
                .prefilledWith(context -> breakdowns
                        .current(context.number())
                        .with("breakdownVersion", planning.breakdownVersion(context.number())))
                .checkedBy((form, context, problems) -> {
                    if (form.workItems() != null) {
                        int version = planning.breakdownVersion(context.number(), form.breakdownVersion());
                        breakdowns.check(form.workItems(), version, context, problems);
                    }
                });
    }

    @Bean
    TaskForm<BreakDownTasks> updateTaskBreakdownForm() {
        return TaskForm.of("updateTaskBreakdown", BreakDownTasks.class)
                .prefilledWith(
                        context -> changes.proposal(String.valueOf(context.variable(ChangeProcess.CHANGE_NUMBER)))
                                .map(proposed -> breakdowns.rows(proposed, context.number()))
                                .orElseGet(() -> breakdowns.current(context.number())))
                .checkedBy((form, context, problems) -> breakdowns.check(form.workItems(), context, problems));
    }

    @Bean
    TaskForm<ApproveChangeForCustomer> approveChangeForCustomerForm() {
        return TaskForm.of("approveChangeForCustomer", ApproveChangeForCustomer.class)
                .prefilledWith(context -> Fields.none()
                        .with("confirmedOn", context.today())
                        // the customer's answer finds the task by the number, which must be the task's own for that
                        .with(ChangeProcess.CHANGE_NUMBER, context.variable(ChangeProcess.CHANGE_NUMBER)))
                .checkedBy((form, context, problems) -> {
                    if (form.decision() == Approval.APPROVE) {
                        form.evidence().checkProves(attachments, context, problems);
                    } else {
                        form.evidence().checkPlausible(attachments, context, problems);
                    }
                });
    }

    @Bean
    TaskForm<CheckScan> checkChangeApprovalForm() {
        return CheckScan.form("checkChangeApproval");
    }

    @Bean
    TaskForm<ApproveChangeInternally> approveChangeInternallyForm() {
        return TaskForm.of("approveChangeInternally", ApproveChangeInternally.class)
                .checkedBy((form, context, problems) -> {
                    if (form.decision() == Approval.REJECT && form.comment() == null) {
                        problems.add("comment", "refusal.change.rejectionReason");
                    }
                });
    }

    @Bean
    DocumentSource changeRequestDocuments() {
        return Documents.source("change-request", changes::documents);
    }
}
