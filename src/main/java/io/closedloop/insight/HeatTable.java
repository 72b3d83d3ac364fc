package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts visits by activity. A percentile is the nearest rank, as in the monthly report. */
@Component
@Transactional(readOnly = true)
class HeatTable {

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;

    HeatTable(JdbcClient jdbc, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What ended in a month, by the counts of each number of minutes. */
    List<Heat> ended(String process, String month) {
        return jdbc.sql("""
                SELECT activity, total, late, MIN(CASE WHEN 2 * reached >= total THEN minutes END),
                    MIN(CASE WHEN 10 * reached >= 9 * total THEN minutes END)
                FROM (SELECT activity, working_minutes AS minutes,
                        SUM(COUNT(*)) OVER (PARTITION BY activity ORDER BY working_minutes) AS reached,
                        SUM(COUNT(*)) OVER (PARTITION BY activity) AS total,
                        SUM(SUM(CASE WHEN late THEN 1 ELSE 0 END)) OVER (PARTITION BY activity) AS late
                    FROM insight_visit WHERE process = :process AND ended_month = :month AND working_minutes IS NOT NULL
                    GROUP BY activity, working_minutes) ranked
                GROUP BY activity, total, late ORDER BY activity""")
                .param("process", process)
                .param("month", month)
                .query((row, number) ->
                        new Heat(row.getString(1), row.getLong(2), row.getLong(4), row.getLong(5), row.getLong(3)))
                .list();
    }

    /** What lasts, up to now. */
    List<Heat> running(String process) {
        WorkingCalendar calendar = calendars.current();
        Instant now = clock.instant();
        Map<String, List<Long>> minutes = new TreeMap<>();
        Map<String, Long> late = new TreeMap<>();
        jdbc.sql("""
                SELECT activity, begun_at, waiting_since, waited_minutes, due_at FROM insight_visit
                WHERE process = ? AND ended_month IS NULL""").param(process).query(row -> {
            String activity = row.getString("activity");
            minutes.computeIfAbsent(activity, each -> new ArrayList<>()).add(worked(row, calendar, now));
            Instant due = instant(row, "due_at");
            late.merge(activity, due != null && due.isBefore(now) ? 1L : 0L, Long::sum);
        });
        return minutes.entrySet().stream()
                .map(each -> heat(each.getKey(), each.getValue(), late.getOrDefault(each.getKey(), 0L)))
                .toList();
    }

    /** Up to when the customer was asked, where it waits for the customer. */
    static long worked(ResultSet row, WorkingCalendar calendar, Instant now) throws SQLException {
        Instant begun = row.getObject("begun_at", OffsetDateTime.class).toInstant();
        Instant waiting = instant(row, "waiting_since");
        return Math.max(
                0,
                calendar.workingTime(begun, waiting == null ? now : waiting).toMinutes()
                        - row.getInt("waited_minutes"));
    }

    private static Heat heat(String activity, List<Long> minutes, long late) {
        Collections.sort(minutes);
        return new Heat(activity, minutes.size(), rank(minutes, 50), rank(minutes, 90), late);
    }

    private static long rank(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
