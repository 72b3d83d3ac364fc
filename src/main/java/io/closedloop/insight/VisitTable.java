package io.closedloop.insight;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes when cases came to user tasks and left them. */
@Component
class VisitTable {

    private final JdbcClient jdbc;

    VisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An open visit. @param waitingSince null unless the customer is waited for */
    record Open(long id, Instant begunAt, @Nullable Instant waitingSince, int waitedMinutes) {}

    void begun(Visit visit, Instant at) {
        jdbc.sql("""
                INSERT INTO insight_visit (execution_id, process, activity, number, begun_at, due_at)
                VALUES (:execution, :process, :activity, :number, :at, :due)""")
                .param("execution", visit.executionId())
                .param("process", visit.process())
                .param("activity", visit.activity())
                .param("number", visit.number())
                .param("at", time(at))
                .param("due", time(visit.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<Open> open(String executionId) {
        return jdbc.sql("""
                SELECT id, begun_at, waiting_since, waited_minutes FROM insight_visit
                WHERE execution_id = ? AND ended_at IS NULL""")
                .param(executionId)
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("waiting_since", OffsetDateTime.class)),
                        row.getInt("waited_minutes")))
                .optional();
    }

    void moved(long id, @Nullable Instant dueAt, @Nullable Instant waitingSince, int waitedMinutes) {
        jdbc.sql("""
                UPDATE insight_visit SET due_at = :due, waiting_since = :since, waited_minutes = :waited
                WHERE id = :id""")
                .param("id", id)
                .param("due", time(dueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("since", time(waitingSince), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("waited", waitedMinutes)
                .update();
    }

    void ended(long id, Instant at, String month, long workingMinutes) {
        jdbc.sql("""
                UPDATE insight_visit SET ended_at = :at, ended_month = :month, working_minutes = :minutes
                WHERE id = :id""")
                .param("id", id)
                .param("at", time(at))
                .param("month", month)
                .param("minutes", workingMinutes)
                .update();
    }

    void late(String executionId, String activity) {
        jdbc.sql("UPDATE insight_visit SET late = TRUE WHERE execution_id = ? AND activity = ?")
                .param(executionId)
                .param(activity)
                .update();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE insight_visit SET number = ? WHERE number = ?")
                .param(to)
                .param(from)
                .update();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
