package io.closedloop.registration;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import io.closedloop.engine.TaskForm;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of registration: what they must carry, what they open with, and which document comes of them. */
@Configuration(proxyBeanMethods = false)
class RegistrationTaskForms {

    private final Registration registration;
    private final Attachments attachments;

    RegistrationTaskForms(Registration registration, Attachments attachments) {
        this.registration = registration;
        this.attachments = attachments;
    }

    @Bean
    TaskForm<RecordRequirement> requirementRecordedForm() {
        return TaskForm.of("requirementRecorded", RecordRequirement.class).checkedBy(this::checkReceived);
    }

    @Bean
    TaskForm<RecordRequirement> requirementReceivedForm() {
        return TaskForm.of("requirementReceived", RecordRequirement.class).checkedBy(this::checkReceived);
    }

    @Bean
    TaskForm<RegisterRequirement> registerRequirementForm() {
        return TaskForm.of("registerRequirement", RegisterRequirement.class)
                .prefilledWith(context -> {
                    Registration.Entered entered = registration.entered(context.number());
                    return Fields.of(entered.details())
                            .with("attachments", linked(entered, context.number()))
                            .with("corrections", entered.corrections())
                            .with("decision", RegisterRequirement.Decision.REGISTER);
                })
                .checkedBy((form, context, problems) -> {
                    attachments.check("attachments", form.requirement().attachments(), context, problems);
                    requireDate(form.requirement(), problems);
                    if (form.decision() == RegisterRequirement.Decision.REJECT && form.reason() == null) {
                        problems.add("reason", "refusal.registration.rejectionReason");
                    }
                });
    }

    @Bean
    TaskForm<ConfirmRegistration> confirmRegistrationForm() {
        return TaskForm.of("confirmRegistration", ConfirmRegistration.class).checkedBy((form, context, problems) -> {
            if (form.decision() == ConfirmRegistration.Decision.CORRECT && form.corrections() == null) {
                problems.add("corrections", "refusal.registration.corrections");
            }
        });
    }

    @Bean
    TaskForm<AnswerRegistration> registrationAnsweredForm() {
        return TaskForm.of("registrationAnswered", AnswerRegistration.class).checkedBy((form, context, problems) -> {
            form.evidence().checkProves(attachments, context, problems);
            if (form.decision() == ConfirmRegistration.Decision.CORRECT && form.corrections() == null) {
                problems.add("corrections", "refusal.registration.corrections");
            }
        });
    }

    @Bean
    TaskForm<CorrectRegistration> correctRegistrationForm() {
        return TaskForm.of("correctRegistration", CorrectRegistration.class)
                .prefilledWith(context -> {
                    Registration.Entered entered = registration.entered(context.number());
                    return Fields.of(entered.details())
                            .with("attachments", linked(entered, context.number()))
                            .with("corrections", entered.corrections());
                })
                .checkedBy((form, context, problems) -> {
                    attachments.check("attachments", form.requirement().attachments(), context, problems);
                    requireDate(form.requirement(), problems);
                });
    }

    @Bean
    DocumentSource registrationFormDocuments() {
        return Documents.source("registration-form", registration::documents);
    }

    private static void requireDate(RecordRequirement form, Problems problems) {
        if (form.expectedDeliveryDate() == null) {
            problems.add("expectedDeliveryDate", "jakarta.validation.constraints.NotNull.message");
        }
    }

    private static List<AttachmentRef.Linked> linked(Registration.Entered entered, String key) {
        List<AttachmentRef> attached =
                Objects.requireNonNullElse(entered.details().attachments(), List.of());
        return attached.stream().map(attachment -> attachment.of(key)).toList();
    }

    private void checkReceived(RecordRequirement form, TaskContext context, Problems problems) {
        attachments.check("attachments", form.attachments(), context, problems);
        if (!context.user().equals(RegistrationProcess.BY_MAIL)) {
            requireDate(form, problems);
        }
        if (form.expectedDeliveryDate() != null && form.expectedDeliveryDate().isBefore(context.today())) {
            problems.add("expectedDeliveryDate", "refusal.date.past");
        }
    }
}
