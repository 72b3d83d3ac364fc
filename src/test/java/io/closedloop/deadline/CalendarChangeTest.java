package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.deadline.CalendarPreview.Reminder;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

class CalendarChangeTest extends CalendarTest {

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
    void leavesTheReportsOfAWorkingDayThatHasCome() {
        clock.set("2026-10-08T10:00");
        journey.working();
        journey.complete("reportProgress", "status", "IN_PROGRESS");
        assertThat(journey.timer("nextWorkingDay").getDuedate()).isEqualTo(Date.from(at("2026-10-09T09:00")));

        clock.set("2026-10-09T07:00");
        apply(CalendarFiles.shipped(2026, "2026-10-10"));
        assertThat(journey.timer("nextWorkingDay").getDuedate()).isEqualTo(Date.from(at("2026-10-09T09:00")));
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
}
