package io.closedloop.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From Friday, May 10th 2024 on; the Saturday after it makes up for Labour Day. */
@ProcessTest
@Covers("daily-progress")
class DailyProgressProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Timetable timetable;

    @Autowired
    Correspondence correspondence;

    @Autowired
    TestClock clock;

    @BeforeEach
    void beginWork() {
        clock.set("2024-05-10T10:00");
        journey.working();
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void expectsNoReportOnTheDayWorkBegins() {
        assertThat(evening("2024-05-10")).isEqualTo("ownersReminded");

        assertThat(told("execution-team")).isEmpty();
    }

    @Test
    void remindsOnAMakeUpSaturday() {
        assertThat(evening("2024-05-11")).isEqualTo("ownersReminded");

        assertThat(told("execution-team"))
                .singleElement()
                .returns("How does your work on " + journey.number() + " stand today?", Notification::subject)
                .extracting(Notification::body)
                .asString()
                .contains("界面设计");
        assertThat(told("execution-team-2")).hasSize(1);
        assertThat(told("project-manager")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-05-12", "2024-05-18", "2024-06-10"})
    void leavesPeopleAloneOnADayOff(String day) {
        assertThat(evening(day)).isEqualTo("noReports");

        assertThat(told("execution-team")).isEmpty();
    }

    @Test
    void doesNotRemindWhoReportedToday() {
        clock.set("2024-05-11T11:00");
        journey.complete(breakdown.reportOf("execution-team"), "status", "IN_PROGRESS");
        evening("2024-05-11");
        assertThat(told("execution-team")).isEmpty();
        assertThat(told("execution-team-2")).hasSize(1);

        clock.set("2024-05-13T09:00");
        journey.fires("nextWorkingDay");
        evening("2024-05-13");
        assertThat(told("execution-team")).as("the next day is another one").hasSize(1);
    }

    @Test
    void doesNotRemindOfBlockedWork() {
        clock.set("2024-05-11T11:00");
        journey.complete(breakdown.reportOf("execution-team"), "status", "BLOCKED", "blocker", "接口未开放");
        evening("2024-05-13");

        assertThat(told("execution-team")).isEmpty();
    }

    @Test
    void doesNotRemindOfWorkPlannedForLater() {
        journey.confirmed().complete("breakDownTasks", "workItems", Inputs.json("""
                        [{"name":"后端开发","owner":"execution-team","plannedStart":"2024-05-20",
                          "plannedEnd":"2024-06-03","deliverable":"代码"}]"""));
        evening("2024-05-20");
        assertThat(told("execution-team")).isEmpty();

        evening("2024-05-21");
        assertThat(told("execution-team")).hasSize(1);
    }

    @Test
    void tellsTheProjectManagerOnTheSecondSilentWorkingDayOnly() {
        evening("2024-05-11");
        evening("2024-05-12");
        assertThat(told("project-manager")).isEmpty();

        evening("2024-05-13");
        assertThat(told("project-manager"))
                .hasSize(2)
                .extracting(Notification::body)
                .anySatisfy(body -> assertThat(body).startsWith("Execution team has not reported on 界面设计"));

        evening("2024-05-14");
        assertThat(told("project-manager")).as("told once").hasSize(2);
        assertThat(told("execution-team")).as("asked every working day").hasSize(3);
    }

    @Test
    void asksOnceForAllWorkOfAnOwner() {
        journey.confirmed().complete("breakDownTasks", "workItems", Inputs.json("""
                        [{"name":"后端开发","owner":"execution-team","plannedStart":"2024-05-10",
                          "plannedEnd":"2024-06-03","deliverable":"代码"},
                         {"name":"界面设计","owner":"execution-team","plannedStart":"2024-05-10",
                          "plannedEnd":"2024-06-03","deliverable":"设计稿"}]"""));
        evening("2024-05-11");

        assertThat(told("execution-team"))
                .singleElement()
                .extracting(Notification::body)
                .asString()
                .contains("后端开发 / 界面设计");
    }

    @Test
    void comesBackEveryDayAtTheSettingsTime() {
        evening("2024-05-11");

        assertThat(timetable.next("daily-progress").getDuedate()).isEqualTo(Instant.parse("2024-05-12T16:30:00+08:00"));
    }

    private String evening(String day) {
        clock.set(day + "T16:30");
        return timetable.outcome(timetable.starts("daily-progress"));
    }

    private List<Notification> told(String recipient) {
        return correspondence.about(journey.number()).stream()
                .filter(told ->
                        told.recipient().equals(recipient) && !told.subject().startsWith("For you"))
                .toList();
    }
}
