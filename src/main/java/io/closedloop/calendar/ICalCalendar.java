package io.closedloop.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads iCalendar files of all-day events. Whether an event is a holiday or a make-up working day is told by Apple's
 * property or by the mark in its summary; an event without either is a holiday.
 */
final class ICalCalendar {

    private static final int LONGEST = 60;
    private static final Pattern WORKING = Pattern.compile("班|上班|\\bwork(ing)?( day)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKS = Pattern.compile(
            "[（(](休|班|补班|调休)[）)]|\\s*(休假|放假|补班|调休上班|上班|休|班)$|\\s*\\((holiday|work(ing)?( day)?|make-up.*)\\)$",
            Pattern.CASE_INSENSITIVE);

    private ICalCalendar() {}

    static CalendarEntries read(String text) {
        CalendarEntries entries = new CalendarEntries();
        List<String> lines = text.lines().toList();
        int[] begins = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).strip().equalsIgnoreCase("BEGIN:VEVENT"))
                .map(line -> line + 1)
                .toArray();
        int event = 0;
        for (ICalendar calendar : Biweekly.parse(text).all()) {
            for (VEvent each : calendar.getEvents()) {
                read(each, event < begins.length ? begins[event] : 1, entries);
                event++;
            }
        }
        if (event == 0) {
            entries.problem(1, "refusal.calendar.noEvents");
        }
        return entries;
    }

    private static void read(VEvent event, int line, CalendarEntries entries) {
        DateStart start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            entries.problem(line, "refusal.calendar.date", "DTSTART");
            return;
        }
        if (start.getValue().hasTime()) {
            entries.problem(line, "refusal.calendar.timeOfDay");
            return;
        }
        if (event.getRecurrenceRule() != null) {
            entries.problem(line, "refusal.calendar.recurring");
            return;
        }
        LocalDate first = date(start.getValue());
        DateEnd end = event.getDateEnd();
        LocalDate after = end == null || end.getValue() == null ? first.plusDays(1) : date(end.getValue());
        if (!after.isAfter(first)) {
            after = first.plusDays(1);
        }
        if (after.isAfter(first.plusDays(LONGEST))) {
            entries.problem(line, "refusal.calendar.tooLong", LONGEST);
            return;
        }
        String summary = event.getSummary() == null ? "" : event.getSummary().getValue();
        String name = MARKS.matcher(summary).replaceAll("").strip();
        DayKind kind = kind(event, summary);
        first.datesUntil(after)
                .forEach(day ->
                        entries.add(line, new CalendarDay(day, kind, null, HolidayNames.english(name), name, "")));
    }

    private static DayKind kind(VEvent event, String summary) {
        RawProperty special = event.getExperimentalProperty("X-APPLE-SPECIAL-DAY");
        if (special != null) {
            return "ALTERNATE-WORKDAY".equalsIgnoreCase(special.getValue()) ? DayKind.WORKING : DayKind.HOLIDAY;
        }
        return WORKING.matcher(summary).find() ? DayKind.WORKING : DayKind.HOLIDAY;
    }

    private static LocalDate date(ICalDate value) {
        DateTimeComponents parts = value.getRawComponents();
        return LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
    }
}
