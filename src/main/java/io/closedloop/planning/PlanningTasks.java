package io.closedloop.planning;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.CheckScan;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.KeptRendering;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during planning, and whenever a change is worked into the list. */
@Configuration(proxyBeanMethods = false)
class PlanningTasks {

    private final Planning planning;
    private final Confirmations confirmations;
    private final Correspondence correspondence;

    PlanningTasks(Planning planning, Confirmations confirmations, Correspondence correspondence) {
        this.planning = planning;
        this.confirmations = confirmations;
        this.correspondence = correspondence;
    }

    @Bean
    JavaDelegate sendPlan() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            KeptRendering plan = confirmations.keepPlanAsSent(number, correspondence.languageOf(number));
            correspondence.tell(
                    Letter.about(number, "planToConfirm", number).toCustomer().asking(Purpose.PLAN, number, plan));
        };
    }

    @Bean
    JavaDelegate recordConfirmation() {
        return execution -> {
            Submission<ObtainConfirmation> answered = Submission.of(execution, ObtainConfirmation.class);
            confirmations.answer(execution.getProcessBusinessKey(), answered);
            execution.setVariable(
                    PlanningProcess.DECISION, answered.form().decision().name());
            execution.setVariable(
                    PlanningProcess.EVIDENCE, answered.form().evidence().kindName());
        };
    }

    @Bean
    JavaDelegate recordConfirmationCheck() {
        return execution -> {
            Submission<CheckScan> checked = Submission.of(execution, CheckScan.class);
            confirmations.checkScan(execution.getProcessBusinessKey(), checked);
            execution.setVariable(
                    PlanningProcess.SCAN, checked.form().decision().name());
        };
    }

    @Bean
    JavaDelegate keepConfirmation() {
        return execution -> confirmations.keepConfirmation(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate recordTaskBreakdown() {
        return execution ->
                planning.breakDown(execution.getProcessBusinessKey(), Submission.of(execution, BreakDownTasks.class));
    }

    @Bean
    JavaDelegate recordTaskBreakdownUpdate() {
        return recordTaskBreakdown();
    }
}
