package io.closedloop.delivery;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidence;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.KeptRendering;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during delivery. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    private final Delivery delivery;
    private final Correspondence correspondence;

    DeliveryTasks(Delivery delivery, Correspondence correspondence) {
        this.delivery = delivery;
        this.correspondence = correspondence;
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
            execution.setVariable(
                    DeliveryProcess.EVIDENCE,
                    accepted.form().isScanned()
                            ? Evidence.Kind.STAMPED_SCAN.name()
                            : Evidence.none().kindName());
        };
    }

    @Bean
    JavaDelegate sendDeliverables() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            KeptRendering draft = delivery.keepDraftAsSent(number, correspondence.languageOf(number));
            correspondence.tell(Letter.about(number, "readyForAcceptance", number)
                    .toCustomer()
                    .asking(Purpose.ACCEPTANCE, number, draft));
        };
    }

    @Bean
    JavaDelegate recordAcceptanceCheck() {
        return execution -> {
            Submission<CheckScan> checked = Submission.of(execution, CheckScan.class);
            delivery.checkScan(execution.getProcessBusinessKey(), checked);
            execution.setVariable(
                    DeliveryProcess.SCAN, checked.form().decision().name());
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
