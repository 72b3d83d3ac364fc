package io.closedloop.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Document;
import io.closedloop.registration.Registration;
import io.closedloop.registration.Status;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("analysis")
class AnalysisProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Analysis analysis;

    @Autowired
    Registration registration;

    @Autowired
    Correspondence correspondence;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void feasible() {
        registered().through("analyzeRequirement", "assessFeasibility", "preparePlan");

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith(
                        "acknowledgeRequirement",
                        "analyzeRequirement",
                        "recordAnalysis",
                        "assessFeasibility",
                        "recordFeasibility",
                        "preparePlan",
                        "recordPlan",
                        "sendPlan");
        assertThat(journey.openTasks()).containsExactly("obtainConfirmation");
        assertThat(analysis.specificationDocuments(journey.number()))
                .singleElement()
                .extracting(Document::content)
                .isInstanceOfSatisfying(Analysis.SpecificationContent.class, specification -> {
                    assertThat(specification.requirementName()).isEqualTo("公司数据看板");
                    assertThat(specification.analyst()).isEqualTo("Product manager");
                    assertThat(specification.suggestedPeriodDays()).isEqualTo(15);
                });
        assertThat(analysis.reportDocuments(journey.number())).hasSize(1);
        assertThat(analysis.planDocuments(journey.number())).hasSize(1);
    }

    @Test
    void feasibleWithConditions() {
        registered().through("analyzeRequirement").complete("assessFeasibility", "conclusion", "CONDITIONAL");

        assertThat(journey.openTasks()).containsExactly("preparePlan");
    }

    @Test
    void notFeasible() {
        registered()
                .through("analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .complete("informCustomer", "message", "目前无法实现");

        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith("recordFeasibility", "informCustomer", "recordDecline", "sendDecline");
        assertThat(correspondence.about(journey.number()))
                .last()
                .returns(Correspondence.CUSTOMER, Notification::recipient)
                .returns("目前无法实现", Notification::body);
        assertThat(journey.openTasks()).containsExactly("archiveRequirement");

        String number = journey.complete("archiveRequirement").number();
        assertThat(journey.outcome()).isEqualTo("declined");
        assertThat(registration.find(number).orElseThrow().status()).isEqualTo(Status.DECLINED);
        assertThat(analysis.planDocuments(number)).isEmpty();
    }

    @Test
    void revised() {
        registered()
                .through("analyzeRequirement", "assessFeasibility", "preparePlan")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚");

        assertThat(journey.openTasks()).containsExactly("preparePlan");
        assertThat(journey.shown("preparePlan", "scope")).isEqualTo("销售数据看板");
        assertThat(journey.shown("preparePlan", "briefing").toString()).contains("交付太晚");
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.ANALYSIS);

        journey.complete("preparePlan", "scope", "销售数据看板，不含导出");
        assertThat(analysis.planDocuments(journey.number()))
                .extracting(Document::version, plan -> ((PreparePlan) plan.content()).scope())
                .containsExactly(tuple(1, "销售数据看板"), tuple(2, "销售数据看板，不含导出"));
        assertThat(analysis.specificationDocuments(journey.number())).hasSize(1);
    }

    @Test
    void countsTheAnalysisFromReceipt() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T09:30");
        journey.through("registerRequirement", "confirmRegistration");

        Instant closeOfBusiness = Instant.parse("2024-05-11T18:00:00+08:00");
        assertThat(journey.task("analyzeRequirement").getDueDate()).isEqualTo(closeOfBusiness);
        assertThat(journey.timer("analyzeRequirementOverdue").getDuedate()).isEqualTo(closeOfBusiness);
    }

    @Test
    void missesItsDeadlines() {
        registered().fires("analyzeRequirementOverdue").complete("handleEscalation");
        journey.complete("analyzeRequirement").fires("assessFeasibilityOverdue").complete("handleEscalation");
        journey.complete("assessFeasibility").fires("preparePlanOverdue").complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("preparePlan");
    }

    @Test
    void missesTheDeadlineToInformTheCustomer() {
        registered()
                .through("analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .fires("informCustomerOverdue")
                .complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("informCustomer");
    }

    private Journey registered() {
        return journey.begins().through("registerRequirement", "confirmRegistration");
    }
}
