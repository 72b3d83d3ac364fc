package io.closedloop.planning;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.engine.Submission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during planning, and whenever a change is worked into the list. */
@Configuration(proxyBeanMethods = false)
class PlanningTasks {

    private final Planning planning;
    private final Correspondence correspondence;

    PlanningTasks(Planning planning, Correspondence correspondence) {
        this.planning = planning;
        this.correspondence = correspondence;
    }

    @Bean
    JavaDelegate sendPlan() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            planning.keepPlanAsSent(number);
            correspondence.tell(number, Correspondence.CUSTOMER, "planToConfirm", number);
        };
    }

    @Bean
    JavaDelegate recordConfirmation() {
        return execution -> {
            Submission<ObtainConfirmation> answered = Submission.of(execution, ObtainConfirmation.class);
            planning.answer(execution.getProcessBusinessKey(), answered);
            execution.setVariable(
                    PlanningProcess.DECISION, answered.form().decision().name());
        };
    }

    @Bean
    JavaDelegate keepConfirmation() {
        return execution -> planning.keepConfirmation(execution.getProcessBusinessKey());
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
