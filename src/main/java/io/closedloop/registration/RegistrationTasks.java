package io.closedloop.registration;

import static io.closedloop.registration.RegistrationProcess.CAPTION;
import static io.closedloop.registration.RegistrationProcess.DECISION;
import static io.closedloop.registration.RegistrationProcess.NUMBER;
import static io.closedloop.registration.RegistrationProcess.READ_BACK;
import static io.closedloop.registration.RegistrationProcess.RECEIVED_AT;
import static io.closedloop.registration.RegistrationProcess.REVIEW;
import static io.closedloop.registration.RegistrationProcess.URGENCY;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.engine.Submission;
import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during registration. */
@Configuration(proxyBeanMethods = false)
class RegistrationTasks {

    private final Registration registration;
    private final ReadBack readBack;
    private final Correspondence correspondence;

    RegistrationTasks(Registration registration, ReadBack readBack, Correspondence correspondence) {
        this.registration = registration;
        this.readBack = readBack;
        this.correspondence = correspondence;
    }

    @Bean
    JavaDelegate recordIntake() {
        return execution -> {
            Submission<RecordRequirement> received = Submission.of(execution, RecordRequirement.class);
            execution.setProcessBusinessKey(registration.receive(received));
            execution.setVariable(RECEIVED_AT, Date.from(received.at()));
            execution.setVariable(URGENCY, received.form().urgency().name());
            execution.setVariable(CAPTION, received.form().customerName());
        };
    }

    @Bean
    JavaDelegate recordRegistration() {
        return execution -> {
            Submission<RegisterRequirement> registered = Submission.of(execution, RegisterRequirement.class);
            RecordRequirement requirement = registered.form().requirement();
            String number = registration.register(execution.getProcessBusinessKey(), registered);
            execution.setProcessBusinessKey(number);
            execution.setVariable(NUMBER, number);
            execution.setVariable(URGENCY, requirement.urgency().name());
            execution.setVariable(CAPTION, number + " · " + requirement.customerName());
        };
    }

    @Bean
    JavaDelegate recordRegistrationDecision() {
        return execution -> {
            RegisterRequirement form =
                    Submission.of(execution, RegisterRequirement.class).form();
            registration.remark(execution.getProcessBusinessKey(), form.reason());
            execution.setVariable(DECISION, form.decision().name());
        };
    }

    @Bean
    JavaDelegate recordRegistrationReview() {
        return execution -> {
            ConfirmRegistration form =
                    Submission.of(execution, ConfirmRegistration.class).form();
            registration.remark(execution.getProcessBusinessKey(), form.corrections());
            execution.setVariable(REVIEW, form.decision().name());
        };
    }

    @Bean
    JavaDelegate acknowledgeRequirement() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            correspondence.tell(Letter.about(number, "requirementRegistered", number)
                    .toCustomer()
                    .asking(Purpose.REGISTRATION, number, readBack.keepAsSent(number)));
        };
    }

    @Bean
    JavaDelegate acknowledgeReceipt() {
        return execution -> {
            String reference = execution.getProcessBusinessKey();
            correspondence.tell(Letter.about(reference, "requirementReceived", reference)
                    .toCustomer()
                    .asking(Ask.status(reference)));
        };
    }

    @Bean
    JavaDelegate tellRejection() {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            correspondence.tell(Letter.about(
                            key, "requirementRejected", key, Objects.requireNonNullElse(registration.remark(key), "-"))
                    .toCustomer());
        };
    }

    @Bean
    JavaDelegate recordRegistrationAnswer() {
        return execution -> {
            Submission<AnswerRegistration> answered = Submission.of(execution, AnswerRegistration.class);
            readBack.answer(execution.getProcessBusinessKey(), answered);
            execution.setVariableLocal(READ_BACK, answered.form().decision().name());
        };
    }

    @Bean
    JavaDelegate recordRegistrationCorrection() {
        return execution -> {
            Submission<CorrectRegistration> corrected = Submission.of(execution, CorrectRegistration.class);
            registration.correct(execution.getProcessBusinessKey(), corrected);
            execution.setVariable(
                    URGENCY, corrected.form().requirement().urgency().name());
        };
    }

    @Bean
    JavaDelegate sendCorrection() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            String reply = Objects.requireNonNullElse(registration.remark(number), "");
            correspondence.tell(Letter.about(number, "registrationCorrected", number, reply)
                    .toCustomer()
                    .asking(Purpose.REGISTRATION, number, readBack.keepAsSent(number)));
        };
    }
}
