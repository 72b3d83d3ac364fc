package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.deadline.CalendarPreview.Reminder;
import io.closedloop.support.CalendarFiles;
import org.junit.jupiter.api.Test;

/** What a changed calendar does to reminders. */
class ReminderChangeTest extends CalendarTest {

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
}
