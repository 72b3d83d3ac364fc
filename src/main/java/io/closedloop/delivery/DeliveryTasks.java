package io.closedloop.delivery;

import io.closedloop.engine.Submission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during delivery. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    private final Delivery delivery;

    DeliveryTasks(Delivery delivery) {
        this.delivery = delivery;
    }

    @Bean
    JavaDelegate recordDeliverables() {
        return execution ->
                delivery.submit(execution.getProcessBusinessKey(), Submission.of(execution, SubmitDeliverables.class));
    }

    @Bean
    JavaDelegate recordAcceptance() {
        return execution -> {
            Submission<ConductAcceptance> accepted = Submission.of(execution, ConductAcceptance.class);
            delivery.accept(execution.getProcessBusinessKey(), accepted);
            execution.setVariable(
                    DeliveryProcess.ACCEPTANCE, accepted.form().decision().name());
        };
    }

    @Bean
    JavaDelegate keepAcceptance() {
        return execution -> delivery.keepAcceptance(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordRectification() {
        return execution ->
                delivery.rectify(execution.getProcessBusinessKey(), Submission.of(execution, Rectify.class));
    }
}
