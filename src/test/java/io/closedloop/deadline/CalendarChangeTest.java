package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.deadline.CalendarPreview.Reminder;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Thursday 2026-10-01 to Wednesday 10-07 is a holiday, until a file says otherwise. */
@ProcessTest
@TestPropertySource(properties = "closedloop.test=calendar-change")
@DirtiesContext
class CalendarChangeTest {

    private static final String[] GOLDEN_WEEK = {
        "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"
    };

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Calendars calendars;

    @Autowired
    CalendarChange change;

    @Autowired
    DeadlineBook book;

    @Autowired
    DeadlineViews views;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @AfterEach
    void startAfresh() {
        clock.reset();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
        calendars.news().stream()
                .filter(news -> news.appliedAt() == null)
                .forEach(news -> calendars.discard(news.id()));
        apply(CalendarFiles.shipped(2026));
    }

    @Test
    void movesAReminderThatIsStillToCome() {
        clock.set("2026-09-30T10:00");
        assessing();
        clock.set("2026-10-01T12:00");

        assertThat(preview(CalendarFiles.shipped(2026, GOLDEN_WEEK)).moved())
                .singleElement()
                .returns("assessFeasibility", Moved::task)
                .returns("Assess feasibility", Moved::name)
                .returns(at("2026-10-09T18:00"), Moved::dueBefore)
                .returns(at("2026-10-02T18:00"), Moved::dueAfter)
                .returns(Reminder.MOVES, Moved::reminder)
                .returns(at("2026-10-02T09:00"), Moved::remindAfter)
                .returns(false, Moved::missed);
    }

    @Test
    void firesAReminderWhoseTimeHasCome() {
        clock.set("2026-09-30T10:00");
        assessing();
        clock.set("2026-10-02T12:00");

        assertThat(preview(CalendarFiles.shipped(2026, GOLDEN_WEEK)).moved())
                .singleElement()
                .returns(Reminder.FIRES_NOW, Moved::reminder)
                .returns(false, Moved::missed);
    }

    @Test
    void dropsAReminderOfWhatIsMissedAtOnce() {
        clock.set("2026-09-30T10:00");
        assessing();
        clock.set("2026-10-05T12:00");

        assertThat(preview(CalendarFiles.shipped(2026, GOLDEN_WEEK)).moved())
                .singleElement()
                .returns(Reminder.FALLS_AWAY, Moved::reminder)
                .returns(true, Moved::missed);
    }

    @Test
    void remindsOfTasksOnly() {
        clock.set("2026-09-30T10:00");
        journey.begins().fires("registerRequirementOverdue");

        assertThat(preview(CalendarFiles.shipped(2026, GOLDEN_WEEK)).moved())
                .filteredOn(moved -> moved.task().equals("handleEscalationUnanswered"))
                .singleElement()
                .returns("Handle escalation · Unanswered", Moved::name)
                .returns(Reminder.UNCHANGED, Moved::reminder);
    }

    @Test
    void leavesAReminderThatWentOut() {
        clock.set("2026-09-30T10:00");
        assessing();
        clock.set("2026-10-08T09:00");
        book.remind(journey.task("assessFeasibility").getExecutionId(), "assessFeasibility");

        assertThat(preview(CalendarFiles.shipped(2026, "2026-10-10")).moved()).isEmpty();
        assertThat(preview(CalendarFiles.of("2026-10-09,HOLIDAY")).moved())
                .singleElement()
                .returns(Reminder.UNCHANGED, Moved::reminder);
    }

    @Test
    void leavesWhatWaitsOrWasSetByHand() {
        clock.set("2026-10-09T10:00");
        journey.begins();
        book.waitForCustomer(journey.task("registerRequirement").getExecutionId(), "等客户确认数量", "somebody");
        Journey other = journey.begins();
        Task task = other.task("registerRequirement");
        task.setDueDate(Date.from(at("2026-10-10T12:00")));
        tasks.saveTask(task);

        CalendarPreview preview = preview(CalendarFiles.shipped(2026, "2026-10-10"));
        assertThat(preview.open()).isEqualTo(2);
        assertThat(preview.moved()).isEmpty();
    }

    @Test
    void leavesWhatWasMissed() {
        clock.set("2026-10-08T10:00");
        journey.begins();
        clock.set("2026-10-09T19:00");
        journey.fires("registerRequirementOverdue");

        assertThat(preview(CalendarFiles.of("2026-10-09,HOLIDAY")).moved())
                .extracting(Moved::task)
                .containsOnly("handleEscalation", "handleEscalationUnanswered");
    }

    @Test
    void movesAReminderWhoseDeadlineStays() {
        clock.set("2026-10-09T10:00");
        assessing();
        // the make-up day moves from Saturday to Sunday, and half-way with it
        CalendarPreview preview =
                preview(CalendarFiles.of("2026-10-01,HOLIDAY", "2026-10-02,HOLIDAY", "2026-10-11,WORKING"));

        assertThat(preview.moved())
                .singleElement()
                .returns(at("2026-10-12T18:00"), Moved::dueBefore)
                .returns(at("2026-10-12T18:00"), Moved::dueAfter)
                .returns(at("2026-10-12T09:00"), Moved::remindBefore)
                .returns(at("2026-10-11T09:00"), Moved::remindAfter)
                .returns(Reminder.MOVES, Moved::reminder);
        assertThat(preview.deadlines()).isZero();
    }

    @Test
    void asksForReportsOnTheNextWorkingDayAsItIsNow() {
        clock.set("2026-10-09T10:00");
        journey.working();
        journey.complete("reportProgress", "status", "IN_PROGRESS");
        assertThat(journey.timer("nextWorkingDay").getDuedate()).isEqualTo(Date.from(at("2026-10-10T09:00")));

        apply(CalendarFiles.shipped(2026, "2026-10-10"));
        assertThat(journey.timer("nextWorkingDay").getDuedate()).isEqualTo(Date.from(at("2026-10-12T09:00")));
        clock.set("2026-10-12T09:00");
        journey.fires("nextWorkingDay");
        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getDueDate)
                .containsOnly(Date.from(at("2026-10-12T18:00")));
    }

    @Test
    void countsByTheNewCalendarWhenTheCustomerAnswers() {
        clock.set("2026-10-08T10:00");
        journey.begins();
        String execution = journey.task("registerRequirement").getExecutionId();
        book.waitForCustomer(execution, "等客户确认数量", "somebody");
        apply(CalendarFiles.shipped(2026, "2026-10-10"));
        clock.set("2026-10-10T10:00");
        book.customerAnswered(execution, "somebody");

        assertThat(journey.task("registerRequirement").getDueDate()).isEqualTo(Date.from(at("2026-10-12T18:00")));
    }

    @Test
    void opensByTheCalendarInForce() {
        apply(CalendarFiles.shipped(2026, "2026-10-10"));
        clock.set("2026-10-09T10:00");
        journey.begins();

        assertThat(journey.task("registerRequirement").getDueDate()).isEqualTo(Date.from(at("2026-10-12T18:00")));
    }

    @Test
    void refusesToApplyWhatWasNotLookedAt() {
        clock.set("2026-10-09T10:00");
        journey.begins();
        CalendarNews proposal = propose(CalendarFiles.shipped(2026, "2026-10-10"));
        CalendarPreview preview = change.preview(proposal.id());
        journey.begins();

        assertThatThrownBy(() -> change.apply(proposal.id(), preview.digest(), "process-owner"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Since you looked");
        assertThat(calendars.current().isWorkingDay(LocalDate.parse("2026-10-10")))
                .isTrue();
        assertThat(journey.task("registerRequirement").getDueDate()).isEqualTo(Date.from(at("2026-10-10T18:00")));
    }

    @Test
    void refusesToApplyTwice() {
        CalendarNews proposal = propose(CalendarFiles.shipped(2026, "2026-10-10"));
        CalendarPreview preview = change.preview(proposal.id());
        change.apply(proposal.id(), preview.digest(), "process-owner");

        assertThatThrownBy(() -> change.apply(proposal.id(), preview.digest(), "process-owner"))
                .isInstanceOf(Refusal.class)
                .hasMessage("2026.csv is in force already.");
    }

    @Test
    void keepsTheOldCalendarWhenAFileIsWrong() {
        assertThatThrownBy(() -> propose(CalendarFiles.of("2026-10-10,HOLIDAY", "2026-10-10,WORKING")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Line 3: 2026-10-10 is said to be something else in line 2.");
        assertThat(calendars.current().isWorkingDay(LocalDate.parse("2026-10-10")))
                .isTrue();
    }

    @Test
    void confirmsWhatWasProvisional() {
        clock.set("2029-12-31T10:00");
        journey.begins();
        assertThat(views.provisional())
                .singleElement()
                .returns(journey.number(), DeadlineView::number)
                .returns(at("2030-01-02T18:00"), DeadlineView::dueAt)
                .returns(true, DeadlineView::provisional);

        CalendarNews both = calendars.propose(
                "2030.csv", CalendarFiles.of("2029-10-01,HOLIDAY", "2030-01-01,HOLIDAY"), null, "process-owner");
        CalendarPreview preview = change.preview(both.id());
        assertThat(preview.moved()).isEmpty();
        assertThat(preview.confirmed()).isEqualTo(1);
        change.apply(both.id(), preview.digest(), "process-owner");

        assertThat(views.provisional()).isEmpty();
        assertThat(calendars.news()).first().returns("2029, 2030", CalendarNews::years);
    }

    @Test
    void staysProvisionalWhileItWaits() {
        clock.set("2029-12-31T10:00");
        journey.begins();
        book.waitForCustomer(journey.task("registerRequirement").getExecutionId(), "等客户确认数量", "somebody");

        CalendarPreview preview = preview(CalendarFiles.shipped(2026, "2026-10-10"));
        assertThat(preview.confirmed()).isZero();
    }

    private void assessing() {
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
    }

    private CalendarPreview preview(byte[] file) {
        return change.preview(propose(file).id());
    }

    private CalendarNews propose(byte[] file) {
        return calendars.propose("2026.csv", file, 2026, "process-owner");
    }

    private void apply(byte[] file) {
        long proposal = propose(file).id();
        change.apply(proposal, change.preview(proposal).digest(), "process-owner");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
