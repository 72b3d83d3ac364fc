package io.closedloop.delivery;

import io.closedloop.document.Attachments;
import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import io.closedloop.evidence.CheckResult;
import io.closedloop.evidence.CheckScan;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of delivery and the documents that come of them. */
@Configuration(proxyBeanMethods = false)
class DeliveryTaskForms {

    private final Delivery delivery;
    private final Attachments attachments;

    DeliveryTaskForms(Delivery delivery, Attachments attachments) {
        this.delivery = delivery;
        this.attachments = attachments;
    }

    @Bean
    TaskForm<SubmitDeliverables> submitDeliverablesForm() {
        return TaskForm.of("submitDeliverables", SubmitDeliverables.class)
                .prefilledWith(context -> Fields.none()
                        .with("deliverables", delivery.lastDeliverables(context.number()))
                        .with("files", delivery.lastFiles(context.number())))
                .checkedBy((form, context, problems) -> attachments.check("files", form.files(), context, problems));
    }

    @Bean
    TaskForm<ConductAcceptance> conductAcceptanceForm() {
        return TaskForm.of("conductAcceptance", ConductAcceptance.class)
                .prefilledWith(context -> {
                    LocalDate today = context.today();
                    return Fields.none().with("acceptanceDate", today).with("signedOn", today);
                })
                .checkedBy(this::checkAcceptance);
    }

    @Bean
    TaskForm<CheckScan> checkAcceptanceForm() {
        return CheckScan.form("checkAcceptance").checkedBy((form, context, problems) -> {
            if (form.decision() == CheckResult.MATCHES) {
                noneUndecided(context, problems);
            }
        });
    }

    @Bean
    TaskForm<Rectify> rectifyForm() {
        return TaskForm.of("rectify", Rectify.class);
    }

    @Bean
    DocumentSource deliverablesListDocuments() {
        return Documents.source("deliverables-list", delivery::listDocuments);
    }

    @Bean
    DocumentSource acceptanceFormDocuments() {
        return Documents.source("acceptance-form", delivery::acceptanceDocuments);
    }

    @Bean
    DocumentSource acceptanceDraftDocuments() {
        return Documents.source("acceptance-draft", delivery::draftDocuments);
    }

    private void checkAcceptance(ConductAcceptance form, TaskContext context, Problems problems) {
        if (form.signature() != null) {
            attachments.check("signature", List.of(form.signature()), context, problems);
        }
        problems.refuseFuture("acceptanceDate", form.acceptanceDate(), context);
        problems.refuseFuture("signedOn", form.signedOn(), context);
        if (form.decision() == ConductAcceptance.Decision.NOT_PASSED) {
            if (form.failureReason() == null) {
                problems.add("failureReason", "refusal.delivery.failureReason");
            }
            return;
        }
        if (form.signedBy() == null) {
            problems.add("signedBy", "refusal.delivery.signature");
        }
        if (form.signedOn() == null) {
            problems.add("signedOn", "refusal.delivery.signature");
        }
        noneUndecided(context, problems);
    }

    /** Nobody signs a result as accepted that a change, once approved, would send back to work. */
    private static void noneUndecided(TaskContext context, Problems problems) {
        int undecided = context.counter(DeliveryProcess.UNDECIDED_CHANGES);
        if (undecided > 0) {
            problems.add("decision", "refusal.delivery.undecidedChanges", undecided);
        }
    }
}
