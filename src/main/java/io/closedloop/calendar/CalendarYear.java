package io.closedloop.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One year, worked out once: which of its days are worked, and what is special about the others. */
final class CalendarYear {

    private final boolean published;
    private final Map<LocalDate, CalendarDay> special = new TreeMap<>();
    private final BitSet working = new BitSet(367);

    CalendarYear(int year, Set<DayOfWeek> weekend, Collection<CalendarDay> days, boolean published) {
        this.published = published;
        days.forEach(day -> special.put(day.date(), day));
        for (int day = 1; day <= Year.of(year).length(); day++) {
            LocalDate date = LocalDate.ofYearDay(year, day);
            CalendarDay differs = special.get(date);
            working.set(
                    day, differs == null ? !weekend.contains(date.getDayOfWeek()) : differs.kind() != DayKind.HOLIDAY);
        }
    }

    boolean isWorking(LocalDate day) {
        return working.get(day.getDayOfYear());
    }

    boolean isPublished() {
        return published;
    }

    /** What is special about a day; null for most. */
    @Nullable
    CalendarDay special(LocalDate day) {
        return special.isEmpty() ? null : special.get(day);
    }

    List<CalendarDay> special() {
        return List.copyOf(special.values());
    }
}
