package io.closedloop.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The absences that were, are and are to come. */
@Repository
class AbsenceTable {

    private static final String SELECT =
            "SELECT id, person, first_day, last_day, deputy, note, entered_by, entered_at, ended_at FROM absence";

    private final JdbcClient jdbc;

    AbsenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else enter one before this transaction ends. */
    void lock() {
        jdbc.sql("SELECT id FROM absence_lock FOR UPDATE").query(Integer.class).single();
    }

    /** @return its id */
    long insert(EnterAbsence wanted, String by, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO absence (person, first_day, last_day, deputy, note, entered_by, entered_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        wanted.person(),
                        wanted.firstDay(),
                        wanted.lastDay(),
                        wanted.deputy(),
                        wanted.note(),
                        by,
                        at.atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query(AbsenceTable::absence)
                .optional();
    }

    /** Those that last on a day or begin after it, the next first. */
    List<Absence> from(LocalDate day) {
        return jdbc.sql(SELECT + " WHERE last_day >= ? AND ended_at IS NULL ORDER BY first_day, id")
                .param(day)
                .query(AbsenceTable::absence)
                .list();
    }

    /** @return whether it lasted still */
    boolean end(long id, Instant at) {
        return jdbc.sql("UPDATE absence SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
                        .params(at.atOffset(ZoneOffset.UTC), id)
                        .update()
                > 0;
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM absence WHERE id = ?").param(id).update();
    }

    private static Absence absence(ResultSet row, int index) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("person"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("deputy"),
                row.getString("note"),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
