package io.closedloop.analysis;

import io.closedloop.document.DocumentSource;
import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.engine.TaskForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of analysis and the documents that come of them. */
@Configuration(proxyBeanMethods = false)
class AnalysisTaskForms {

    private final Analysis analysis;

    AnalysisTaskForms(Analysis analysis) {
        this.analysis = analysis;
    }

    @Bean
    TaskForm<AnalyzeRequirement> analyzeRequirementForm() {
        return TaskForm.of("analyzeRequirement", AnalyzeRequirement.class);
    }

    @Bean
    TaskForm<AssessFeasibility> assessFeasibilityForm() {
        return TaskForm.of("assessFeasibility", AssessFeasibility.class);
    }

    @Bean
    TaskForm<PreparePlan> preparePlanForm() {
        return TaskForm.of("preparePlan", PreparePlan.class)
                .prefilledWith(context ->
                        analysis.currentPlan(context.number()).map(Fields::of).orElseGet(Fields::none))
                .checkedBy((form, context, problems) -> {
                    if (form.plannedStart().isBefore(context.today())) {
                        problems.add("plannedStart", "refusal.date.past");
                    }
                    if (form.plannedEnd().isBefore(form.plannedStart())) {
                        problems.add("plannedEnd", "refusal.date.order", form.plannedStart());
                    }
                });
    }

    @Bean
    TaskForm<InformCustomer> informCustomerForm() {
        return TaskForm.of("informCustomer", InformCustomer.class);
    }

    @Bean
    DocumentSource analysisSpecificationDocuments() {
        return Documents.source("analysis-specification", analysis::specificationDocuments);
    }

    @Bean
    DocumentSource feasibilityReportDocuments() {
        return Documents.source("feasibility-report", analysis::reportDocuments);
    }

    @Bean
    DocumentSource handlingPlanDocuments() {
        return Documents.source("handling-plan", analysis::planDocuments);
    }
}
