package io.closedloop.execution;

import java.time.LocalDate;
import java.util.function.Predicate;

/** How long something lasts, in working days. */
final class WorkingDays {

    private WorkingDays() {}

    /** The working days after a day, up to another and with it. */
    static long after(LocalDate day, LocalDate until, Predicate<LocalDate> working) {
        return day.isBefore(until)
                ? day.plusDays(1).datesUntil(until.plusDays(1)).filter(working).count()
                : 0;
    }
}
