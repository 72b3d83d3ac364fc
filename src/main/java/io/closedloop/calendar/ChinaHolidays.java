package io.closedloop.calendar;

import io.closedloop.calendar.CalendarEntries.Entry;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The State Council's schedules, as far as they are published; of other years, the statutory holidays that have a fixed
 * date in the solar calendar.
 */
final class ChinaHolidays implements Holidays {

    /** By State Council order 795, in force since 2025. */
    private static final Map<MonthDay, String> STATUTORY = Map.of(
            MonthDay.of(1, 1), "元旦",
            MonthDay.of(5, 1), "劳动节",
            MonthDay.of(5, 2), "劳动节",
            MonthDay.of(10, 1), "国庆节",
            MonthDay.of(10, 2), "国庆节",
            MonthDay.of(10, 3), "国庆节");

    private final Map<Integer, List<CalendarDay>> published;

    /** @param schedules as the shipped file has them */
    ChinaHolidays(String schedules) {
        CalendarEntries read = CsvCalendar.read(schedules);
        if (!read.problems().isEmpty()) {
            throw new IllegalStateException("The schedules shipped are wrong: " + read.problems());
        }
        published = read.entries().stream()
                .map(Entry::day)
                .collect(Collectors.groupingBy(day -> day.date().getYear()));
    }

    @Override
    public Collection<CalendarDay> days(int year) {
        List<CalendarDay> days = published.get(year);
        return days != null
                ? days
                : STATUTORY.entrySet().stream()
                        .map(holiday -> statutory(holiday.getKey().atYear(year), holiday.getValue()))
                        .toList();
    }

    @Override
    public boolean isPublished(int year) {
        return published.containsKey(year);
    }

    private static CalendarDay statutory(LocalDate date, String name) {
        return new CalendarDay(date, DayKind.HOLIDAY, null, HolidayNames.english(name), name, "国务院令第795号");
    }
}
