package io.closedloop.registration;

import static io.closedloop.registration.RegistrationProcess.CAPTION;
import static io.closedloop.registration.RegistrationProcess.DECISION;
import static io.closedloop.registration.RegistrationProcess.NUMBER;
import static io.closedloop.registration.RegistrationProcess.RECEIVED_AT;
import static io.closedloop.registration.RegistrationProcess.REVIEW;
import static io.closedloop.registration.RegistrationProcess.URGENCY;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.engine.Submission;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during registration. */
@Configuration(proxyBeanMethods = false)
class RegistrationTasks {

    private final Registration registration;
    private final Correspondence correspondence;

    RegistrationTasks(Registration registration, Correspondence correspondence) {
        this.registration = registration;
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
            correspondence.tell(number, Correspondence.CUSTOMER, "requirementRegistered", number);
        };
    }
}
