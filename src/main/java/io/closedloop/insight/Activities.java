package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.engine.TaskNames;
import io.closedloop.improvement.ReportMonths;
import io.closedloop.insight.BehindActivity.Row;
import io.closedloop.refusal.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists what is behind the figures of a heat map, page by page from where the page before ended. */
@Service
@Transactional(readOnly = true)
public class Activities {

    private static final int PAGE = 50;

    private record Placed(long id, Row row) {}

    private final JdbcClient jdbc;
    private final TaskNames names;
    private final ReportMonths months;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    Activities(
            JdbcClient jdbc,
            TaskNames names,
            ReportMonths months,
            Calendars calendars,
            Refusals refusals,
            Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.months = months;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The visits behind a figure.
     *
     * @param month in which they ended; null for those that last
     * @param before the visit that the page before ended with; null for the first page
     * @throws io.closedloop.refusal.Refusal where there is no such activity, or it is no month, or one to come
     */
    public BehindActivity behind(
            String model, String activity, @Nullable String month, boolean late, @Nullable Long before) {
        String name = names.of(model).get(activity);
        if (name == null) {
            throw refusals.notFound("refusal.insight.activity", activity, model);
        }
        if (month != null) {
            months.of(month);
        }
        Instant now = clock.instant();
        WorkingCalendar calendar = calendars.current();
        String lateOnly = month == null ? " AND v.due_at < :now" : " AND v.late";
        List<Placed> found = jdbc.sql(
                        "SELECT * FROM insight_visit v WHERE v.process = :process AND v.activity = :activity AND "
                                + (month == null ? "v.ended_month IS NULL" : "v.ended_month = :month")
                                + (late ? lateOnly : "") + (before == null ? "" : " AND v.id < :before")
                                + " ORDER BY v.id DESC FETCH FIRST " + (PAGE + 1) + " ROWS ONLY")
                .param("process", model)
                .param("activity", activity)
                .param("month", month)
                .param("before", before)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> placed(row, calendar, now))
                .list();
        List<Placed> page = found.subList(0, Math.min(PAGE, found.size()));
        return new BehindActivity(
                model,
                activity,
                name,
                month,
                late,
                page.stream().map(Placed::row).toList(),
                found.size() > PAGE ? page.get(PAGE - 1).id() : null);
    }

    private static Placed placed(ResultSet row, WorkingCalendar calendar, Instant now) throws SQLException {
        Instant ended = HeatTable.instant(row, "ended_at");
        Instant due = HeatTable.instant(row, "due_at");
        return new Placed(
                row.getLong("id"),
                new Row(
                        row.getString("number"),
                        Objects.requireNonNull(HeatTable.instant(row, "begun_at")),
                        ended,
                        ended == null ? HeatTable.worked(row, calendar, now) : row.getLong("working_minutes"),
                        due,
                        ended == null ? due != null && due.isBefore(now) : row.getBoolean("late")));
    }
}
