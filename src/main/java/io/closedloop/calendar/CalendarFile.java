package io.closedloop.calendar;

import java.util.List;
import java.util.SortedSet;

/**
 * What a calendar file says.
 *
 * @param format CSV, ICALENDAR or JSON
 * @param years the years it replaces as a whole
 * @param days by date; one outside those years, such as a December day that next year's notice changes, replaces that
 *     day only
 */
public record CalendarFile(String format, SortedSet<Integer> years, List<CalendarDay> days) {}
