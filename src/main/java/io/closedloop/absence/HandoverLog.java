package io.closedloop.absence;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.DoneFor;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.KeyChanged;
import io.closedloop.staff.StandIns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which task went from whom to whom, and what was done for whom. */
@Repository
class HandoverLog implements StandIns {

    private final JdbcClient jdbc;
    private final Clock clock;

    HandoverLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param task as it stood before */
    void put(HeldTask task, @Nullable String receiver, Handover.Cause cause, String by, @Nullable String reason) {
        jdbc.sql("INSERT INTO absence_handover"
                        + " (number, task, label, giver, receiver, cause, decided_by, decided_at, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        task.key(),
                        task.id(),
                        task.label(),
                        task.assignee(),
                        receiver,
                        cause.name(),
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        reason)
                .update();
    }

    /** Whether somebody got such a task of a case for somebody else since some time. */
    boolean knows(HeldTask task, String receiver, Instant since) {
        return jdbc.sql("SELECT count(*) FROM absence_handover WHERE number = ? AND label = ? AND receiver = ?"
                                + " AND cause = 'ABSENCE' AND decided_at >= ?")
                        .params(task.key(), task.label(), receiver, since.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Who was given such a task of a case last, by whoever decided it, instead of who would get it. */
    Optional<String> successor(HeldTask task) {
        return jdbc.sql("SELECT receiver FROM absence_handover WHERE number = ? AND label = ? AND giver = ?"
                        + " AND cause = 'BY_HAND' ORDER BY id DESC FETCH FIRST ROW ONLY")
                .params(task.key(), task.label(), task.assignee())
                .query(String.class)
                .optional();
    }

    /** The handovers of a case, oldest first. */
    List<Handover> of(String number) {
        return jdbc.sql("SELECT number, label, giver, receiver, cause, decided_by, decided_at, reason"
                        + " FROM absence_handover WHERE number = ? ORDER BY id")
                .param(number)
                .query(HandoverLog::handover)
                .list();
    }

    @Override
    public List<StoodIn> about(String number) {
        return jdbc.sql("SELECT done_by, owner, done_at FROM absence_stand_in WHERE number = ? ORDER BY id")
                .param(number)
                .query((row, index) -> new StoodIn(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    @EventListener
    void on(DoneFor done) {
        jdbc.sql("INSERT INTO absence_stand_in (number, done_by, owner, done_at) VALUES (?, ?, ?, ?)")
                .params(done.key(), done.by(), done.owner(), done.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventListener
    void on(KeyChanged event) {
        jdbc.sql("UPDATE absence_handover SET number = ? WHERE number = ?")
                .params(event.to(), event.from())
                .update();
        jdbc.sql("UPDATE absence_stand_in SET number = ? WHERE number = ?")
                .params(event.to(), event.from())
                .update();
    }

    /** Who had which task is ours; what was written about it may name the customer. */
    @EventListener
    void on(CustomerErased event) {
        jdbc.sql("UPDATE absence_handover SET reason = NULL WHERE number = ?")
                .param(event.key())
                .update();
    }

    private static Handover handover(ResultSet row, int index) throws SQLException {
        return new Handover(
                row.getString("number"),
                row.getString("label"),
                row.getString("giver"),
                row.getString("receiver"),
                Handover.Cause.valueOf(row.getString("cause")),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
