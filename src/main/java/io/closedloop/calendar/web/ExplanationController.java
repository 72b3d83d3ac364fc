package io.closedloop.calendar.web;

import io.closedloop.calendar.CalendarRangeException;
import io.closedloop.calendar.CalendarText;
import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.Explanation;
import io.closedloop.calendar.WordedDay;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.refusal.Refusals;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Explains to anybody how working days are counted. */
@RestController
class ExplanationController {

    /** A deadline and the days on the way to it. */
    record Explained(Instant from, int workingDays, Instant dueAt, boolean provisional, List<WordedDay> days) {}

    private final Calendars calendars;
    private final CalendarText text;
    private final Refusals refusals;

    ExplanationController(Calendars calendars, CalendarText text, Refusals refusals) {
        this.calendars = calendars;
        this.text = text;
        this.refusals = refusals;
    }

    /**
     * Counts working days from an event.
     *
     * @param from ISO 8601 with zone, as in {@code 2024-05-10T02:00:00Z} or {@code 2024-05-10T10:00:00+08:00}
     * @param workingDays 0 to {@value WorkingCalendar#MAX_WORKING_DAYS}
     */
    @GetMapping("/api/deadlines/explain")
    Explained explain(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String workingDays) {
        Instant event = instant(from);
        int days = number(workingDays);
        try {
            Explanation explanation = calendars.current().explain(event, days, List.of());
            return new Explained(event, days, explanation.dueAt(), explanation.provisional(), text.days(explanation));
        } catch (CalendarRangeException e) {
            throw refusals.invalid(
                    "refusal.calendar.range",
                    WorkingCalendar.MAX_WORKING_DAYS,
                    WorkingCalendar.FIRST_YEAR,
                    WorkingCalendar.LAST_YEAR);
        }
    }

    private Instant instant(@Nullable String from) {
        try {
            // in an address, the plus of an offset means a space
            return OffsetDateTime.parse(from == null ? "" : from.strip().replace(' ', '+'))
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw refusals.invalid("refusal.calendar.from");
        }
    }

    private int number(@Nullable String workingDays) {
        try {
            return Integer.parseInt(workingDays == null ? "" : workingDays.strip());
        } catch (NumberFormatException e) {
            throw refusals.invalid("refusal.calendar.workingDays", WorkingCalendar.MAX_WORKING_DAYS);
        }
    }
}
