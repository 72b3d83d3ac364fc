package io.closedloop.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.deadline.DeadlineBook;
import io.closedloop.insight.Dashboard.StepCount;
import io.closedloop.registration.Status;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is watched is what happened to requirements. */
abstract class FiguresOfJourneys {

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Dashboards dashboards;

    @Autowired
    DeadlineBook deadlines;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    /** Other tests share the database; what they leave open is not ours to count. */
    @BeforeEach
    void nobodyCameYet() {
        for (String table : new String[] {"insight_case", "insight_visit", "insight_snapshot"}) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        clock.set("2025-06-03T10:00");
    }

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void countsRunningRequirementsByStep() {
        journey.begins();
        journey.begins().through("registerRequirement", "confirmRegistration");
        journey.confirmed();
        journey.working();
        journey.delivering().complete("conductAcceptance");

        assertThat(running())
                .isEqualTo(Map.of(
                        Status.REGISTRATION,
                        1L,
                        Status.ANALYSIS,
                        1L,
                        Status.PLANNING,
                        1L,
                        Status.EXECUTION,
                        1L,
                        Status.DELIVERY,
                        0L,
                        Status.ARCHIVE,
                        1L));

        journey.complete("archiveRequirement");

        assertThat(running()).containsEntry(Status.ARCHIVE, 0L);
        assertThat(dashboard().cycles().get(11).closed()).isPositive();
    }

    @Test
    void countsOverdueEscalatedAndBlockedRequirementsOnceEach() {
        journey.working().complete("reportProgress", "status", "BLOCKED", "blocker", "No interface yet.");
        assertThat(dashboard().blocked()).isOne();
        assertThat(dashboard().overdue()).isZero();

        clock.set("2025-06-30T10:00");
        assertThat(dashboard().overdue()).isOne();
        assertThat(dashboard().escalated()).isZero();

        journey.fires("resolveBlockerOverdue");
        assertThat(dashboard().escalated()).isOne();

        journey.complete("handleEscalation").complete("resolveBlocker");
        assertThat(dashboard().escalated()).isZero();
        assertThat(dashboard().blocked()).isZero();
    }

    @Test
    void whatWaitsForTheCustomerIsNotOverdue() {
        journey.planned();
        String execution = journey.task("obtainConfirmation").getExecutionId();
        deadlines.waitForCustomer(execution, "On holiday until July.", "customer-service");

        clock.set("2025-07-03T10:00");
        assertThat(dashboard().overdue()).isZero();

        deadlines.customerAnswered(execution, "customer-service");
        assertThat(dashboard().overdue()).isZero();
        clock.set("2025-08-01T10:00");
        assertThat(dashboard().overdue()).isOne();
    }

    private Dashboard dashboard() {
        return dashboards.current().content();
    }

    private Map<Status, Long> running() {
        return dashboard().running().stream().collect(Collectors.toMap(StepCount::step, StepCount::count));
    }
}
