package io.closedloop;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.registration.Channel;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RegistrationProcess;
import io.closedloop.registration.Status;
import io.closedloop.registration.Urgency;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("customer-requirement")
class CustomerRequirementProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    RegistrationProcess registrationProcess;

    @Autowired
    Registration registration;

    @Autowired
    HistoryService history;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void closed() {
        journey.delivering().through("conductAcceptance", "archiveRequirement");

        assertThat(journey.trace("startEvent", "subProcess", "noneEndEvent"))
                .containsSubsequence(
                        "requirementRecorded",
                        "registration",
                        "analysis",
                        "planning",
                        "realization",
                        "work",
                        "execution",
                        "delivery",
                        "archive",
                        "closed");
        expectOutcome("closed", Status.CLOSED);
    }

    @Test
    void rejected() {
        String reference = registrationProcess.requirementReceived(
                new RecordRequirement(
                        "科技有限公司", null, null, Channel.EMAIL, "需要定制数据看板", null, List.of(), Urgency.LOW, inputs.today()),
                "customer-service");
        journey.with(reference).complete("registerRequirement", "decision", "REJECT", "reason", "不在业务范围内");

        expectOutcome("rejected", Status.REJECTED);
    }

    @Test
    void declined() {
        registered()
                .through("analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .through("informCustomer", "archiveRequirement");

        expectOutcome("declined", Status.DECLINED);
    }

    @Test
    void withdrawn() {
        registered()
                .through("analyzeRequirement", "assessFeasibility", "preparePlan")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚")
                .through("preparePlan")
                .complete("obtainConfirmation", "decision", "WITHDRAW", "comment", "预算取消")
                .through("archiveRequirement");

        expectOutcome("withdrawn", Status.WITHDRAWN);
    }

    /** All on Friday, May 10th; the Saturday after it makes up for Labour Day. */
    @Test
    void givesEveryTaskItsWorkingDays() {
        clock.set("2024-05-10T10:00");
        registered()
                .through("analyzeRequirement", "assessFeasibility", "preparePlan", "obtainConfirmation")
                .through("breakDownTasks")
                .requestsChange()
                .through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally")
                .through("updateTaskBreakdown", "reportProgress")
                .complete("reportProgress", "status", "BLOCKED", "blocker", "接口未开放")
                .through("resolveBlocker", "reportProgress", "submitDeliverables", "conductAcceptance")
                .fires("archiveRequirementOverdue")
                .through("handleEscalation", "archiveRequirement");

        assertThat(dueDays())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("registerRequirement", "2024-05-11"),
                        entry("confirmRegistration", "2024-05-11"),
                        entry("analyzeRequirement", "2024-05-11"),
                        entry("assessFeasibility", "2024-05-13"),
                        entry("preparePlan", "2024-05-13"),
                        entry("obtainConfirmation", "2024-05-16"),
                        entry("breakDownTasks", "2024-05-13"),
                        entry("reportProgress", "2024-05-11"),
                        entry("resolveBlocker", "2024-05-11"),
                        entry("assessChangeImpact", "2024-05-11"),
                        entry("approveChangeForCustomer", "2024-05-14"),
                        entry("approveChangeInternally", "2024-05-13"),
                        entry("updateTaskBreakdown", "2024-05-11"),
                        entry("conductAcceptance", "2024-05-16"),
                        entry("archiveRequirement", "2024-05-14"),
                        entry("handleEscalation", "2024-05-11")));
    }

    private Journey registered() {
        return journey.begins().through("registerRequirement", "confirmRegistration");
    }

    private void expectOutcome(String end, Status status) {
        assertThat(journey.outcome()).isEqualTo(end);
        assertThat(journey.openTasks()).isEmpty();
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(status);
    }

    /** The days on which the tasks of this journey were due, at the close of business. */
    private Map<String, String> dueDays() {
        Map<String, String> days = new TreeMap<>();
        history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(journey.number()).list().stream()
                .filter(task -> task.getDueDate() != null)
                .forEach(task -> days.put(
                        task.getTaskDefinitionKey(),
                        LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone())
                                .toString()));
        return days;
    }
}
