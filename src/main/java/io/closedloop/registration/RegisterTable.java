package io.closedloop.registration;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.CaseTasks;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Selects requirements for the register, page by page from where the page before ended, so that the last page costs what
 * the first does.
 *
 * <p>A word is found anywhere in number, reference, customer and description, upper case or lower. PostgreSQL looks it up
 * in an index of all pairs of neighbouring characters, which needs no extension; a word of characters that are everywhere
 * is found by reading the newest first. H2 reads what the other filters leave: it is meant for a demonstration.
 */
@Component
class RegisterTable {

    private static final String POSTGRES = "PostgreSQL";

    /** Where a requirement stands in an order. */
    record Place(Object value, long id) {}

    private record Clause(String sql, Map<String, Object> values) {}

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;
    private final boolean pairs;

    RegisterTable(JdbcClient jdbc, DataSource database, Calendars calendars, Clock clock)
            throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
        this.pairs = POSTGRES.equals(
                JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
    }

    Optional<Place> place(RegisterSort sort, String key) {
        return jdbc.sql("SELECT %s AS place, id FROM registration_requirement WHERE case_key = :key"
                        .formatted(sort.column()))
                .param("key", key)
                .query((row, number) -> new Place(row.getObject("place"), row.getLong("id")))
                .optional();
    }

    /**
     * At most so many, in the order asked for.
     *
     * @param from null for the beginning
     * @param backwards those before that place, the nearest first
     */
    List<RequirementSummary> rows(RegisterFilter filter, @Nullable Place from, boolean backwards, int limit) {
        Clause clause = clause(filter);
        boolean down = filter.isDescending() != backwards;
        String column = filter.sort().column();
        String beyond = from == null ? "" : " AND (r.%s, r.id) %s (:place, :id)".formatted(column, down ? "<" : ">");
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        SELECT r.reference, r.number, r.customer_name, r.description, r.urgency, r.expected_delivery_date,
                            r.status, r.received_at
                        FROM registration_requirement r WHERE %1$s%2$s ORDER BY r.%3$s %4$s, r.id %4$s
                        FETCH FIRST %5$d ROWS ONLY"""
                                .formatted(clause.sql(), beyond, column, down ? "DESC" : "ASC", limit))
                .params(clause.values());
        return (from == null ? statement : statement.param("place", from.value()).param("id", from.id()))
                .query((row, number) -> summary(row))
                .list();
    }

    /** How many there are, counted up to a limit. */
    int count(RegisterFilter filter, int limit) {
        Clause clause = clause(filter);
        return jdbc.sql(
                        "SELECT COUNT(*) FROM (SELECT 1 AS found FROM registration_requirement r WHERE %s FETCH FIRST %d ROWS ONLY) counted"
                                .formatted(clause.sql(), limit))
                .params(clause.values())
                .query(Integer.class)
                .single();
    }

    private Clause clause(RegisterFilter filter) {
        List<String> all = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        for (int index = 0; index < filter.words().size(); index++) {
            String word = filter.words().get(index);
            values.put("word" + index, word);
            values.put("like" + index, asText(word));
            all.add("r.searched LIKE '%%' || lower(:like%d) || '%%' ESCAPE '\\'".formatted(index));
            if (pairs) {
                all.add("registration_pairs(r.searched, true) @> registration_pairs(lower(:word%d), %s)"
                        .formatted(index, word.codePointCount(0, word.length()) == 1));
            }
        }
        if (filter.status() != null) {
            all.add("r.status = :status");
            values.put("status", filter.status().name());
        }
        if (filter.urgency() != null) {
            all.add("r.urgency_place = :urgency");
            values.put("urgency", filter.urgency().ordinal() + 1);
        }
        YearMonth month = filter.month();
        if (month != null) {
            all.add("r.received_at >= :begin AND r.received_at < :end");
            values.put("begin", startOf(month));
            values.put("end", startOf(month.plusMonths(1)));
        }
        tasks(filter, values).ifPresent(all::add);
        return new Clause(String.join(" AND ", all), values);
    }

    private Optional<String> tasks(RegisterFilter filter, Map<String, Object> values) {
        List<String> all = new ArrayList<>();
        if (filter.role() != null) {
            all.add("o.role = :role");
            values.put("role", filter.role().id());
        }
        if (filter.overdue()) {
            all.add("o.due_at < :now");
            values.put("now", CaseTasks.asStored(clock.instant()));
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream()
                        .collect(Collectors.joining(
                                " AND ", "r.case_key IN (SELECT o.case_key FROM " + CaseTasks.ROWS + " o WHERE ", ")")));
    }

    private OffsetDateTime startOf(YearMonth month) {
        return calendars.startOf(month.atDay(1)).atOffset(ZoneOffset.UTC);
    }

    /** What is special to LIKE is text like any other. */
    private static String asText(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static RequirementSummary summary(ResultSet row) throws SQLException {
        return new RequirementSummary(
                row.getString("reference"),
                row.getString("number"),
                row.getString("customer_name"),
                row.getString("description"),
                Urgency.valueOf(row.getString("urgency")),
                row.getObject("expected_delivery_date", LocalDate.class),
                Status.valueOf(row.getString("status")),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }
}
