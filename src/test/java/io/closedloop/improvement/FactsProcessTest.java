package io.closedloop.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is noted of a requirement while it goes through the real model. */
@ProcessTest
class FactsProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void notesAWholeLife() {
        clock.set("2026-10-12T10:00");
        journey.begins("channel", "EMAIL").through("registerRequirement", "confirmRegistration", "analyzeRequirement");
        clock.set("2026-10-14T10:00");
        journey.through("assessFeasibility", "preparePlan");
        clock.set("2026-10-19T10:00");
        journey.through("obtainConfirmation", "breakDownTasks", "reportProgress");
        clock.set("2026-10-20T10:00");
        journey.complete("reportProgress", "status", "BLOCKED", "blocker", "接口未开放");
        clock.set("2026-10-22T10:00");
        journey.requestsChange("changeCause", "UNCLEAR_REQUIREMENT")
                .through("assessChangeImpact", "approveChangeForCustomer")
                .complete("approveChangeInternally", "decision", "REJECT", "comment", "不做")
                .through("resolveBlocker", "reportProgress", "submitDeliverables")
                .complete(
                        "conductAcceptance",
                        "decision",
                        "NOT_PASSED",
                        "failureReason",
                        "数据不准",
                        "failureCategory",
                        "DATA_WRONG");
        clock.set("2026-10-27T10:00");
        journey.through("rectify", "submitDeliverables", "conductAcceptance");
        clock.set("2026-11-02T10:00");
        journey.through("archiveRequirement");
        assertThat(journey.outcome()).isEqualTo("closed");

        // 13 own; 14 to 16 customer; 19 own; 20, 21 blocked; 22, 23, 26 rework; 27 to 30 and 2 own
        assertThat(requirement(journey.number()))
                .containsEntry("CHANNEL", "EMAIL")
                .containsEntry("RECEIVED_MONTH", "2026-10")
                .containsEntry("ENDED_MONTH", "2026-11")
                .containsEntry("OUTCOME", "CLOSED")
                .containsEntry("FIRST_PASSED", false)
                .containsEntry("ROUNDS", 2)
                .containsEntry("CHANGES", 1)
                .containsEntry("CYCLE_DAYS", 15)
                .containsEntry("OWN_DAYS", 7)
                .containsEntry("CUSTOMER_DAYS", 3)
                .containsEntry("BLOCKED_DAYS", 2)
                .containsEntry("APPROVAL_DAYS", 0)
                .containsEntry("REWORK_DAYS", 3);
        assertThat(occurrences("CHANGE")).isEqualTo("UNCLEAR_REQUIREMENT null 2026-10");
        assertThat(occurrences("ACCEPTANCE")).isEqualTo("DATA_WRONG false 2026-10, null true 2026-10");
        assertThat(occurrences("DEADLINE"))
                .startsWith("registerRequirement true 2026-10, confirmRegistration true 2026-10")
                .contains("assessFeasibility true", "archiveRequirement false 2026-11")
                .doesNotContain("handleEscalationUnanswered");
    }

    @Test
    void notesEscalationsAndTheDaysTheCustomerIsWaitedFor() {
        clock.set("2026-10-12T10:00");
        journey.begins().fires("registerRequirementOverdue");
        clock.set("2026-10-14T19:00");
        journey.complete("registerRequirement", "decision", "REJECT", "reason", "重复");

        assertThat(requirement(journey.number()))
                .containsEntry("OUTCOME", "REJECTED")
                .containsEntry("CYCLE_DAYS", 2);
        assertThat(occurrences("ESCALATION")).isEqualTo("DEADLINE_MISSED null 2026-10");
        assertThat(occurrences("DEADLINE")).isEqualTo("registerRequirement false 2026-10");
    }

    private Map<String, Object> requirement(String number) {
        return database.queryForMap("select * from improvement_requirement where number = ?", number);
    }

    private String occurrences(String kind) {
        return String.join(
                ", ",
                database.query(
                        "select what, kept, occurred_month from improvement_occurrence where number = ? and kind = ? order by id",
                        (row, index) -> row.getString(1) + " " + row.getObject(2) + " " + row.getString(3),
                        journey.number(),
                        kind));
    }
}
