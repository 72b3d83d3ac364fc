package io.closedloop.analysis;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.engine.Submission;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during analysis. */
@Configuration(proxyBeanMethods = false)
class AnalysisTasks {

    /** Whether the requirement can be met; gateways ask for it. */
    static final String FEASIBILITY = "feasibility";

    private final Analysis analysis;
    private final Correspondence correspondence;

    AnalysisTasks(Analysis analysis, Correspondence correspondence) {
        this.analysis = analysis;
        this.correspondence = correspondence;
    }

    @Bean
    JavaDelegate recordAnalysis() {
        return execution ->
                analysis.specify(execution.getProcessBusinessKey(), Submission.of(execution, AnalyzeRequirement.class));
    }

    @Bean
    JavaDelegate recordFeasibility() {
        return execution -> {
            Submission<AssessFeasibility> assessed = Submission.of(execution, AssessFeasibility.class);
            analysis.assess(execution.getProcessBusinessKey(), assessed);
            execution.setVariable(FEASIBILITY, assessed.form().conclusion().name());
        };
    }

    @Bean
    JavaDelegate recordPlan() {
        return execution ->
                analysis.plan(execution.getProcessBusinessKey(), Submission.of(execution, PreparePlan.class));
    }

    @Bean
    JavaDelegate recordDecline() {
        return execution ->
                analysis.decline(execution.getProcessBusinessKey(), Submission.of(execution, InformCustomer.class));
    }

    @Bean
    JavaDelegate sendDecline() {
        return execution -> {
            String number = execution.getProcessBusinessKey();
            correspondence.tell(
                    number, Recipient.customer(), "requirementDeclined", number, analysis.answerToCustomer(number));
        };
    }
}
