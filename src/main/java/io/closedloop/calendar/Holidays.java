package io.closedloop.calendar;

import java.util.Collection;

/** A country's days that differ from the week, year by year. */
interface Holidays {

    Collection<CalendarDay> days(int year);

    /** Whether the year's schedule is known for good. */
    boolean isPublished(int year);
}
