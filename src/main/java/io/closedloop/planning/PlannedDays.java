package io.closedloop.planning;

import io.closedloop.absence.Estimate;
import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For how many working days everybody's open work items are planned. */
@Component
class PlannedDays implements Estimate {

    private final JdbcClient jdbc;
    private final Calendars calendars;

    PlannedDays(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    /** Work items of one owner for the same days. */
    private record Alike(String owner, LocalDate from, LocalDate to, long count) {}

    @Override
    public Map<String, Long> daysLeft() {
        WorkingCalendar calendar = calendars.current();
        LocalDate today = calendars.today();
        return jdbc
                .sql("SELECT owner, planned_start, planned_end, count(*) FROM planning_work_item"
                        + " WHERE removed = FALSE AND (status IS NULL OR status IN ('IN_PROGRESS', 'BLOCKED'))"
                        + " AND planned_end >= ? GROUP BY owner, planned_start, planned_end")
                .param(today)
                .query((row, index) -> new Alike(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Alike::owner, Collectors.summingLong(alike -> alike.count() * days(alike, today, calendar))));
    }

    private static long days(Alike alike, LocalDate today, WorkingCalendar calendar) {
        LocalDate from = alike.from().isAfter(today) ? alike.from() : today;
        return calendar.workingDaysAfter(from.minusDays(1), alike.to());
    }
}
