package io.closedloop.archive;

import io.closedloop.refusal.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts legal holds on dossiers and lifts them, each with a reason. */
@Service
@Transactional
public class Holds {

    private final JdbcClient jdbc;
    private final DossierStore store;
    private final Reasons reasons;
    private final Refusals refusals;
    private final Clock clock;

    Holds(JdbcClient jdbc, DossierStore store, Reasons reasons, Refusals refusals, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.reasons = reasons;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @throws io.closedloop.refusal.Refusal without a reason or a dossier, or when it is held already */
    public void put(String number, @Nullable String reason, String by) {
        String said = reasons.given(reason);
        lock(number);
        if (isHeld(number)) {
            throw refusals.conflict("refusal.dossier.held", number);
        }
        jdbc.sql("INSERT INTO archive_hold (number, reason, held_by, held_at) VALUES (?, ?, ?, ?)")
                .params(number, said, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws io.closedloop.refusal.Refusal without a reason or a dossier, or when it is not held */
    public void lift(String number, @Nullable String reason, String by) {
        String said = reasons.given(reason);
        lock(number);
        int lifted = jdbc.sql("UPDATE archive_hold SET lift_reason = ?, lifted_by = ?, lifted_at = ?"
                        + " WHERE number = ? AND lifted_at IS NULL")
                .params(said, by, clock.instant().atOffset(ZoneOffset.UTC), number)
                .update();
        if (lifted == 0) {
            throw refusals.conflict("refusal.dossier.notHeld", number);
        }
    }

    @Transactional(readOnly = true)
    public boolean isHeld(String number) {
        return of(number).stream().anyMatch(Hold::lasts);
    }

    /** All there were, oldest first. */
    @Transactional(readOnly = true)
    public List<Hold> of(String number) {
        return jdbc.sql("SELECT * FROM archive_hold WHERE number = ? ORDER BY id")
                .param(number)
                .query(Holds::hold)
                .list();
    }

    /** Whoever erases or disposes of it at this moment comes before, or after. */
    private void lock(String number) {
        if (store.lock(number).isEmpty()) {
            throw refusals.notFound("refusal.dossier.none", number);
        }
    }

    private static Hold hold(ResultSet row, int index) throws SQLException {
        OffsetDateTime liftedAt = row.getObject("lifted_at", OffsetDateTime.class);
        return new Hold(
                row.getLong("id"),
                row.getString("reason"),
                row.getString("held_by"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getString("lift_reason"),
                row.getString("lifted_by"),
                liftedAt == null ? null : liftedAt.toInstant());
    }
}
