package io.closedloop.deadline;

import io.closedloop.calendar.CalendarNews;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changed calendar does to the deadlines that are open.
 *
 * @param moved every deadline that moves, or whose reminder does, by number
 * @param confirmed how many stay where they are but were provisional before and are not any more
 * @param open how many deadlines are open in all
 * @param digest tells whether two previews say the same
 */
public record CalendarPreview(CalendarNews calendar, List<Moved> moved, int confirmed, int open, String digest) {

    /** What happens to a reminder. */
    public enum Reminder {
        /** It went out, or there was none and there is none. */
        UNCHANGED,
        MOVES,
        FIRES_NOW,
        FALLS_AWAY
    }

    /**
     * A deadline that moves.
     *
     * @param task id of the task in the model
     * @param missed whether it is missed as soon as the calendar takes effect
     */
    public record Moved(
            String number,
            String task,
            String name,
            Instant dueBefore,
            Instant dueAfter,
            Reminder reminder,
            @Nullable Instant remindBefore,
            @Nullable Instant remindAfter,
            boolean missed) {}

    /** How many reminders meet a fate. */
    public long reminders(Reminder fate) {
        return moved.stream().filter(move -> move.reminder() == fate).count();
    }

    /** How many deadlines move; of others only the reminder does. */
    public long deadlines() {
        return moved.stream()
                .filter(move -> !move.dueBefore().equals(move.dueAfter()))
                .count();
    }

    /** How many deadlines are missed as soon as the calendar takes effect. */
    public long missed() {
        return moved.stream().filter(Moved::missed).count();
    }
}
