package io.closedloop.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How long there is until a deadline.
 *
 * @param days working days after today until it; working days since it when it is over
 */
public record TimeLeft(long days, boolean overdue) {

    /** @param calendar asked for once by whoever measures many */
    public static TimeLeft until(Instant dueAt, Instant now, WorkingCalendar calendar) {
        LocalDate today = calendar.dayOf(now);
        LocalDate day = calendar.dayOf(dueAt);
        return dueAt.isBefore(now)
                ? new TimeLeft(calendar.workingDaysAfter(day, today), true)
                : new TimeLeft(calendar.workingDaysAfter(today, day), false);
    }
}
