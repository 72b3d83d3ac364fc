package io.closedloop.improvement;

import io.closedloop.improvement.ReportView.BehindRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the requirements behind a figure, by the clause that counts it. */
@Component
@Transactional(readOnly = true)
class BehindTable {

    private final JdbcClient jdbc;

    BehindTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(YearMonth month, Figure figure, @Nullable String part) {
        return statement("SELECT COUNT(*)", month, figure, part, "")
                .query(Long.class)
                .single();
    }

    List<BehindRow> rows(YearMonth month, Figure figure, @Nullable String part, int offset, int limit) {
        String columns = figure.population().isOfRequirements()
                ? "NULL AS what, CAST(NULL AS boolean) AS kept, CAST(NULL AS timestamp with time zone) AS occurred_at, NULL AS note"
                : "f.what, f.kept, f.occurred_at, f.note";
        return statement(
                        """
                        SELECT r.number, r.customer_name, r.channel, r.urgency, r.received_at, r.outcome, r.ended_at,
                            r.cycle_days, %s""".formatted(columns),
                        month,
                        figure,
                        part,
                        "ORDER BY r.number, %s OFFSET %d ROWS FETCH NEXT %d ROWS ONLY"
                                .formatted(
                                        figure.population().isOfRequirements() ? "r.reference" : "f.id", offset, limit))
                .query((row, number) -> row(row))
                .list();
    }

    private JdbcClient.StatementSpec statement(
            String select, YearMonth month, Figure figure, @Nullable String part, String order) {
        Population population = figure.population();
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "%s FROM %s f JOIN improvement_requirement r ON r.number = f.number WHERE %s = :month AND %s %s %s"
                                .formatted(
                                        select,
                                        population.table(),
                                        population.month(),
                                        population.condition(),
                                        part == null ? "" : "AND " + figure.dimension() + " = :part",
                                        order))
                .param("month", month.toString());
        return part == null ? statement : statement.param("part", part);
    }

    private static BehindRow row(ResultSet row) throws SQLException {
        return new BehindRow(
                row.getString("number"),
                row.getString("customer_name"),
                Word.of(row.getString("channel")),
                Word.of(row.getString("urgency")),
                instant(row, "received_at"),
                row.getString("outcome") == null ? null : Word.of(row.getString("outcome")),
                instant(row, "ended_at"),
                row.getObject("cycle_days", Integer.class),
                row.getString("what"),
                row.getObject("kept", Boolean.class),
                instant(row, "occurred_at"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
