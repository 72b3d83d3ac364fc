package io.closedloop.calendar;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads iCalendar files of all-day events. Whether an event is a holiday or a make-up working day is told by Apple's
 * property or by the mark in its summary; an event without either is a holiday.
 */
final class ICalCalendar {

    private static final int LONGEST = 60;
    private static final Pattern WORKING = Pattern.compile("班|上班|\\bwork(ing)?( day)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKS = Pattern.compile(
            "^[休班]\\s*[｜|:：]|[（(](休|班|补班|调休)[）)]|\\s*(休假|放假|补班|调休上班|上班|休|班)$|\\s*\\((holiday|work(ing)?( day)?|make-up.*)\\)$",
            Pattern.CASE_INSENSITIVE);

    private ICalCalendar() {}

    static CalendarEntries read(String text) {
        CalendarEntries entries = new CalendarEntries();
        List<String> lines = text.lines().toList();
        int[] begins = lines(lines, "BEGIN:VEVENT");
        List<VEvent> events = Biweekly.parse(text).all().stream()
                .flatMap(calendar -> calendar.getEvents().stream())
                .toList();
        if (begins.length != events.size()
                || begins.length != lines(lines, "END:VEVENT").length
                || lines(lines, "END:VCALENDAR").length == 0) {
            entries.problem(lines.size(), "refusal.calendar.ical");
        } else if (events.isEmpty()) {
            entries.problem(1, "refusal.calendar.noEvents");
        } else {
            boolean marked = events.stream().anyMatch(event -> appleKind(event) != null);
            for (int i = 0; i < begins.length; i++) {
                if (!marked || appleKind(events.get(i)) != null || isMarked(events.get(i))) {
                    read(events.get(i), begins[i], entries);
                }
            }
        }
        return entries;
    }

    /** On which lines, counted from 1, something begins or ends. */
    private static int[] lines(List<String> lines, String what) {
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).stripTrailing().equalsIgnoreCase(what))
                .map(line -> line + 1)
                .toArray();
    }

    private static void read(VEvent event, int line, CalendarEntries entries) {
        for (String unreadable : List.of("DTSTART", "DTEND", "DURATION")) {
            RawProperty raw = event.getExperimentalProperty(unreadable);
            if (raw != null) {
                entries.problem(line, "refusal.calendar.date", String.valueOf(raw.getValue()));
                return;
            }
        }
        DateStart start = event.getDateStart();
        DateEnd end = event.getDateEnd();
        if (start == null || start.getValue() == null) {
            entries.problem(line, "refusal.calendar.date", "DTSTART");
        } else if (start.getValue().hasTime()
                || (end != null && end.getValue() != null && end.getValue().hasTime())) {
            entries.problem(line, "refusal.calendar.timeOfDay");
        } else if (event.getRecurrenceRule() != null
                || !event.getRecurrenceDates().isEmpty()) {
            entries.problem(line, "refusal.calendar.recurring");
        } else {
            try {
                add(event, date(start.getValue()), line, entries);
            } catch (DateTimeException e) {
                entries.problem(
                        line,
                        "refusal.calendar.date",
                        start.getValue().getRawComponents().toString(false, true));
            }
        }
    }

    private static void add(VEvent event, LocalDate first, int line, CalendarEntries entries) {
        LocalDate after = after(event, first);
        if (after.isBefore(first)) {
            entries.problem(line, "refusal.calendar.date", first + " – " + after);
            return;
        }
        if (after.isAfter(first.plusDays(LONGEST))) {
            entries.problem(line, "refusal.calendar.tooLong", LONGEST);
            return;
        }
        String summary = summary(event);
        String name = MARKS.matcher(summary).replaceAll("").strip();
        DayKind kind = kind(event, summary);
        first.datesUntil(after.equals(first) ? first.plusDays(1) : after)
                .forEach(day ->
                        entries.add(line, new CalendarDay(day, kind, null, HolidayNames.english(name), name, "")));
    }

    /** The first day after the event; some programs write an end that is the start, and mean a day. */
    private static LocalDate after(VEvent event, LocalDate first) {
        DateEnd end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            return date(end.getValue());
        }
        DurationProperty duration = event.getDuration();
        return duration == null || duration.getValue() == null
                ? first.plusDays(1)
                : first.plusDays(Math.floorDiv(
                        duration.getValue().toMillis(), Duration.ofDays(1).toMillis()));
    }

    private static DayKind kind(VEvent event, String summary) {
        DayKind told = appleKind(event);
        if (told != null) {
            return told;
        }
        return WORKING.matcher(summary).find() ? DayKind.WORKING : DayKind.HOLIDAY;
    }

    /** What Apple's property says; null for the festivals, on which people work, that its calendars list as well. */
    private static @Nullable DayKind appleKind(VEvent event) {
        RawProperty special = event.getExperimentalProperty("X-APPLE-SPECIAL-DAY");
        if (special == null) {
            return null;
        }
        return "ALTERNATE-WORKDAY".equalsIgnoreCase(special.getValue())
                ? DayKind.WORKING
                : "WORK-HOLIDAY".equalsIgnoreCase(special.getValue()) ? DayKind.HOLIDAY : null;
    }

    private static boolean isMarked(VEvent event) {
        return MARKS.matcher(summary(event)).find();
    }

    private static String summary(VEvent event) {
        return event.getSummary() == null || event.getSummary().getValue() == null
                ? ""
                : event.getSummary().getValue();
    }

    private static LocalDate date(ICalDate value) {
        DateTimeComponents parts = value.getRawComponents();
        return LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
    }
}
