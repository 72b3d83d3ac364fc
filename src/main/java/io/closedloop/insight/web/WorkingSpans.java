package io.closedloop.insight.web;

import io.closedloop.calendar.CalendarSettings;
import java.time.Duration;

/** Working time as people say it: in working days where it is longer than one. */
record WorkingSpans(long minutesOfDay) {

    WorkingSpans(CalendarSettings calendar) {
        this(Duration.between(calendar.opensAt(), calendar.closesAt()).toMinutes());
    }

    /** Key of the text that says it. */
    public String unit(long minutes) {
        return minutes < 60 ? "span.minutes" : minutes < minutesOfDay ? "span.hours" : "span.days";
    }

    /** What is said in it. */
    public double amount(long minutes) {
        return minutes < 60 ? minutes : minutes / (minutes < minutesOfDay ? 60.0 : minutesOfDay);
    }
}
