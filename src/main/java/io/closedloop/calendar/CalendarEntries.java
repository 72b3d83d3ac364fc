package io.closedloop.calendar;

import java.util.ArrayList;
import java.util.List;

/** The days found in a file with their lines, and what is wrong with it; collected, so that all is told at once. */
final class CalendarEntries {

    /** A day and the line it was found on, counted from 1. */
    record Entry(int line, CalendarDay day) {}

    /** Something wrong: the key of its sentence and its words. */
    record Problem(int line, String key, List<Object> words) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(int line, CalendarDay day) {
        entries.add(new Entry(line, day));
    }

    void problem(int line, String key, Object... words) {
        problems.add(new Problem(line, key, List.of(words)));
    }

    List<Entry> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }
}
