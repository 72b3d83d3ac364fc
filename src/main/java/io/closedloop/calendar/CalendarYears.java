package io.closedloop.calendar;

import static io.closedloop.calendar.WorkingCalendar.FIRST_YEAR;
import static io.closedloop.calendar.WorkingCalendar.LAST_YEAR;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;

/** The years of a calendar, each worked out when it is first asked for: a country's holidays, changed by files. */
final class CalendarYears {

    private final Set<DayOfWeek> weekend;
    private final Holidays holidays;
    private final List<CalendarFile> files;
    private final AtomicReferenceArray<CalendarYear> known = new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    CalendarYears(Set<DayOfWeek> weekend, Holidays holidays, List<CalendarFile> files) {
        this.weekend = weekend;
        this.holidays = holidays;
        this.files = files;
    }

    CalendarYears with(CalendarFile change) {
        List<CalendarFile> all = new ArrayList<>(files);
        all.add(change);
        return new CalendarYears(weekend, holidays, List.copyOf(all));
    }

    /** @throws CalendarRangeException outside the years served */
    CalendarYear year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new CalendarRangeException("the year " + year);
        }
        CalendarYear found = known.get(year - FIRST_YEAR);
        if (found == null) {
            found = workOut(year);
            known.set(year - FIRST_YEAR, found);
        }
        return found;
    }

    private CalendarYear workOut(int year) {
        Collection<CalendarDay> days = holidays.days(year);
        boolean published = holidays.isPublished(year);
        for (CalendarFile file : files) {
            List<CalendarDay> said = file.days().stream()
                    .filter(day -> day.date().getYear() == year)
                    .toList();
            if (file.years().contains(year)) {
                days = said;
                published = true;
            } else {
                Map<LocalDate, CalendarDay> merged =
                        new TreeMap<>(days.stream().collect(Collectors.toMap(CalendarDay::date, day -> day)));
                said.forEach(day -> merged.put(day.date(), day));
                days = merged.values();
            }
        }
        return new CalendarYear(year, weekend, days, published);
    }
}
