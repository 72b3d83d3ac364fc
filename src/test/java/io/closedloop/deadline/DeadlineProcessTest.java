package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Friday 2024-05-10 is the day everything begins; Saturday 05-11 is a make-up working day, Sunday is not. */
@ProcessTest
class DeadlineProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    DeadlineBook book;

    @Autowired
    DeadlineViews views;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    Correspondence correspondence;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void isTheSameInstantForTaskTimerAndRecord() {
        clock.set("2024-05-10T10:00");
        journey.begins();

        standsAt("registerRequirement", "2024-05-11T18:00");
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(date("2024-05-11T09:00"));
    }

    @Test
    void remindsTheRoleHalfWay() {
        clock.set("2024-05-10T10:00");
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
        standsAt("assessFeasibility", "2024-05-13T18:00");

        Job reminder = reminder("assessFeasibility");
        assertThat(reminder.getDuedate()).isEqualTo(date("2024-05-13T09:00"));
        clock.set("2024-05-13T09:00");
        management.executeJob(reminder.getId());

        assertThat(told("technical-lead")).singleElement().satisfies(told -> {
            assertThat(told.subject()).startsWith("Due 2024-05-13 18:00: Assess feasibility");
            assertThat(told.toldAt()).isEqualTo(instant("2024-05-13T09:00"));
        });
    }

    @Test
    void remindsTheAssigneeOfAClaimedTask() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        tasks.claim(journey.task("registerRequirement").getId(), "requirement-admin");
        management.executeJob(reminder("registerRequirement").getId());

        assertThat(told("requirement-admin")).hasSize(1);
    }

    @Test
    void doesNotRemindOfWhatIsOverdue() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T18:00");
        management.executeJob(reminder("registerRequirement").getId());

        assertThat(told("requirement-admin")).isEmpty();
    }

    @Test
    void doesNotCountTheDaysTheCustomerTakes() {
        clock.set("2024-05-10T10:00");
        journey.begins();

        clock.set("2024-05-11T15:00");
        waits("registerRequirement");
        assertThat(journey.task("registerRequirement").getDueDate()).isNull();
        assertThat(overdue("registerRequirement").getDuedate()).isEqualTo(Date.from(DeadlineProcess.NEVER));
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(Date.from(DeadlineProcess.NEVER));
        assertThat(view("registerRequirement").waiting())
                .isEqualTo(new DeadlineView.Waiting("等客户确认数量", clock.instant(), "Requirement administrator"));

        clock.set("2024-05-14T10:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        standsAt("registerRequirement", "2024-05-14T18:00");
        assertThat(reminder("registerRequirement").getDuedate()).isBefore(date("2024-05-14T18:00"));
        assertThat(view("registerRequirement").explanation().days())
                .filteredOn(day -> day.reason() == io.closedloop.calendar.DayReason.WAITING)
                .extracting(day -> day.date().toString())
                .containsExactly("2024-05-11", "2024-05-13");
        assertThat(view("registerRequirement").moves())
                .extracting(DeadlineView.MoveView::cause)
                .containsExactly(Move.Cause.WAITING, Move.Cause.RESUMED);
    }

    @Test
    void countsADayOnWhichTheCustomerAnsweredBeforeClosing() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T10:00");
        waits("registerRequirement");
        clock.set("2024-05-11T16:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");

        standsAt("registerRequirement", "2024-05-11T18:00");
    }

    @Test
    void mayWaitSeveralTimes() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        for (String day : List.of("2024-05-11", "2024-05-14")) {
            clock.set(day + "T17:00");
            waits("registerRequirement");
            clock.set(day.equals("2024-05-11") ? "2024-05-13T10:00" : "2024-05-16T10:00");
            book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        }

        // Saturday was waited through, Monday counts
        standsAt("registerRequirement", "2024-05-13T18:00");
    }

    @Test
    void refusesToWaitWithoutReasonTwiceOrWithoutDeadline() {
        journey.begins();
        for (String reason : new String[] {null, " ", "长".repeat(1001), "a\0b"}) {
            assertThatThrownBy(() -> book.waitForCustomer(execution("registerRequirement"), reason, "somebody"))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Say what the customer is asked for, in at most 1000 characters.");
        }
        assertThatThrownBy(() -> book.customerAnswered(execution("registerRequirement"), "somebody"))
                .hasMessage("This task does not wait for the customer.");
        waits("registerRequirement");
        assertThatThrownBy(() -> waits("registerRequirement")).hasMessage("This task waits for the customer already.");

        book.customerAnswered(execution("registerRequirement"), "somebody");
        journey.working().through("reportProgress", "reportProgress");
        assertThatThrownBy(() -> waits("submitDeliverables"))
                .hasMessage("Nothing is due here: this task has no deadline.");
    }

    @Test
    void refusesAnAnswerBeforeTheQuestion() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        waits("registerRequirement");
        clock.set("2024-05-09T10:00");

        assertThatThrownBy(() -> book.customerAnswered(execution("registerRequirement"), "somebody"))
                .hasMessageContaining("clock stands before the moment this wait began");
        assertThat(view("registerRequirement").waiting()).isNotNull();
    }

    @Test
    void completesWhileWaiting() {
        journey.begins();
        waits("registerRequirement");
        journey.complete("registerRequirement");

        assertThat(journey.openTasks()).containsExactly("confirmRegistration");
        assertThat(views.open(journey.number())).extracting(DeadlineView::task).containsExactly("confirmRegistration");
    }

    @Test
    void movesTheTimerWithADueDateSetByHand() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        Task task = journey.task("registerRequirement");
        task.setDueDate(date("2024-05-17T12:00"));
        tasks.saveTask(task);

        standsAt("registerRequirement", "2024-05-17T12:00");
        assertThat(reminder("registerRequirement").getDuedate()).isEqualTo(date("2024-05-11T09:00"));
        assertThat(view("registerRequirement").byHand()).isTrue();
        assertThat(view("registerRequirement").moves()).singleElement().satisfies(move -> {
            assertThat(move.cause()).isEqualTo(Move.Cause.BY_HAND);
            assertThat(move.dueBefore()).isEqualTo(instant("2024-05-11T18:00"));
        });

        clock.set("2024-05-16T10:00");
        waits("registerRequirement");
        clock.set("2024-05-20T10:00");
        book.customerAnswered(execution("registerRequirement"), "requirement-admin");
        standsAt("registerRequirement", "2024-05-21T18:00");
    }

    @Test
    void refusesADueDateInThePastOrNone() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        for (Date due : new Date[] {null, date("2024-05-10T09:59")}) {
            Task task = journey.task("registerRequirement");
            task.setDueDate(due);
            assertThatThrownBy(() -> tasks.saveTask(task))
                    .hasStackTraceContaining("A deadline can only be moved to a time that is still to come.");
        }
        standsAt("registerRequirement", "2024-05-11T18:00");

        waits("registerRequirement");
        Task waiting = journey.task("registerRequirement");
        waiting.setDueDate(date("2024-05-17T12:00"));
        assertThatThrownBy(() -> tasks.saveTask(waiting)).hasStackTraceContaining("End the wait first");
    }

    @Test
    void movesEveryTimerOfAnEscalation() {
        clock.set("2024-05-10T10:00");
        journey.begins();
        clock.set("2024-05-11T18:00");
        journey.fires("registerRequirementOverdue");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate()).isEqualTo(date("2024-05-14T18:00"));

        waits("handleEscalation");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate())
                .isEqualTo(Date.from(DeadlineProcess.NEVER));
        clock.set("2024-05-14T10:00");
        book.customerAnswered(execution("handleEscalation"), "department-head");
        assertThat(journey.timer("handleEscalationUnanswered").getDuedate()).isEqualTo(date("2024-05-15T18:00"));
        assertThat(journey.task("handleEscalation").getDueDate()).isEqualTo(date("2024-05-14T18:00"));
    }

    @Test
    void refusesAClockOutsideTheYearsServed() {
        journey.begins();
        clock.set("1970-01-02T08:00");

        assertThatThrownBy(() -> journey.complete("registerRequirement"))
                .hasMessageContaining("Check deadlines.dmn and the server's clock");
        clock.reset();
        assertThat(journey.openTasks()).containsExactly("registerRequirement");
    }

    @Test
    void followsTheNumber() {
        journey.begins().complete("registerRequirement");

        assertThat(views.open(journey.number())).hasSize(1);
    }

    private void waits(String task) {
        book.waitForCustomer(execution(task), "等客户确认数量", "requirement-admin");
    }

    private void standsAt(String task, String local) {
        assertThat(journey.task(task).getDueDate()).isEqualTo(date(local));
        assertThat(overdue(task).getDuedate()).isEqualTo(date(local));
        assertThat(view(task).dueAt()).isEqualTo(instant(local));
    }

    private DeadlineView view(String task) {
        return views.of(execution(task), task).orElseThrow();
    }

    private Job overdue(String task) {
        return journey.timer(task + "Overdue");
    }

    private Job reminder(String task) {
        return management.createJobQuery().executionId(execution(task)).timers().list().stream()
                .filter(job -> ((JobEntity) job).getJobHandlerConfigurationRaw().startsWith(task + "$"))
                .findFirst()
                .orElseThrow();
    }

    private String execution(String task) {
        return journey.task(task).getExecutionId();
    }

    private List<Notification> told(String recipient) {
        return correspondence.about(journey.number()).stream()
                .filter(told -> told.recipient().equals(recipient))
                .toList();
    }

    private static Date date(String local) {
        return Date.from(instant(local));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
