package io.closedloop.audit;

import io.closedloop.audit.AuditEntry.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds entries; there is nothing here that changes or removes one. */
@Component
class AuditTable {

    static final String COLUMNS = "e.id, e.recorded_at, e.user_id, e.door, e.address, e.request_id, e.action, e.path,"
            + " e.requirement, e.case_id, e.operations, e.outcome";

    private static final String INSERT = "INSERT INTO audit_entry (recorded_at, user_id, door, address, request_id,"
            + " action, path, requirement, case_id, operations, outcome) SELECT CAST(? AS timestamp with time zone),"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    /** How a database says that this transaction has written something. */
    private static final String CHANGED_POSTGRESQL = " WHERE pg_current_xact_id_if_assigned() IS NOT NULL";

    private static final String CHANGED_H2 = " WHERE EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS"
            + " WHERE SESSION_ID = SESSION_ID() AND CONTAINS_UNCOMMITTED)";

    private static final String BETWEEN = "\n";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final String changed;

    AuditTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        Boolean postgresql = jdbc.execute((ConnectionCallback<Boolean>) AuditTable::isPostgresql);
        this.changed = Boolean.TRUE.equals(postgresql) ? CHANGED_POSTGRESQL : CHANGED_H2;
    }

    private static Boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    void insertIfChanged(Doing doing) {
        insert(INSERT + changed, doing, Outcome.DONE);
    }

    void insert(Doing doing, Outcome outcome) {
        insert(INSERT, doing, outcome);
    }

    private void insert(String sql, Doing doing, Outcome outcome) {
        Doing.Origin origin = doing.origin();
        jdbc.update(
                sql,
                // no finer than both databases keep, since the seal is made from it
                OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC),
                origin.user(),
                origin.door().name(),
                origin.address(),
                limited(origin.requestId(), 64),
                limited(doing.action(), 200),
                limited(origin.path(), 500),
                limited(doing.requirement(), 40),
                doing.caseId(),
                limited(String.join(BETWEEN, doing.operations()), 100_000),
                outcome.name());
    }

    private static @Nullable String limited(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    static AuditEntry entryOf(ResultSet row, int index) throws SQLException {
        String operations = row.getString("operations");
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("user_id"),
                AuditDoor.valueOf(row.getString("door")),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("action"),
                row.getString("path"),
                row.getString("requirement"),
                row.getString("case_id"),
                operations == null || operations.isEmpty() ? List.of() : List.of(operations.split(BETWEEN)),
                Outcome.valueOf(row.getString("outcome")));
    }
}
