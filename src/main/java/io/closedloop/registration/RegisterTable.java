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
 * <p>A word is found anywhere in number, reference, customer and description, upper case or lower. On PostgreSQL the first
 * rows in the order asked for are read; a word that is in many of them is not looked up, since an index would collect all of
 * its rows to show fifty. Other words are looked up in an index of all parts of one to three characters, which needs no
 * extension. H2 reads whatever the other filters leave: it is meant for a demonstration.
 *
 * <p>What comes from a list of ours stands in the statement itself: PostgreSQL plans a statement it has seen five times
 * without its values, and then takes a rare step for a common one.
 */
@Component
class RegisterTable {

    private static final String POSTGRES = "PostgreSQL";

    /** So many rows are read before a word is looked up. */
    private static final int FIRST = 1_000;

    /** Where a requirement stands in an order. */
    record Place(Object value, long id) {}

    /**
     * Part of a statement.
     *
     * @param words of it, which decide about nothing but text
     * @param parts of it, that the index of parts answers
     */
    private record Clause(String sql, String words, String parts, Map<String, Object> values) {

        String all(boolean common) {
            return sql + words + (common ? "" : parts);
        }
    }

    /** Rows that were found. @param common whether the words asked for stand in many requirements */
    record Found(List<RequirementSummary> rows, boolean common) {}

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Clock clock;
    private final boolean indexed;

    RegisterTable(JdbcClient jdbc, DataSource database, Calendars calendars, Clock clock)
            throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
        this.indexed =
                POSTGRES.equals(JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
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
    Found rows(RegisterFilter filter, @Nullable Place from, boolean backwards, int limit) {
        Clause clause = clause(filter);
        boolean down = filter.isDescending() != backwards;
        String column = filter.sort().column();
        String beyond = from == null ? "" : " AND (r.%s, r.id) %s (:place, :id)".formatted(column, down ? "<" : ">");
        String order = " ORDER BY r.%1$s %2$s, r.id %2$s FETCH FIRST ".formatted(column, down ? "DESC" : "ASC");
        if (indexed && !clause.words().isEmpty()) {
            String first = "(SELECT * FROM registration_requirement r WHERE " + clause.sql() + beyond + order + FIRST
                    + " ROWS ONLY)";
            List<RequirementSummary> near =
                    select(first + " r WHERE 1 = 1" + clause.words() + order + limit, clause, from);
            if (near.size() == limit) {
                return new Found(near, true);
            }
        }
        String table = "registration_requirement r WHERE " + clause.all(false) + beyond + order + limit;
        return new Found(select(table, clause, from), false);
    }

    private List<RequirementSummary> select(String table, Clause clause, @Nullable Place from) {
        JdbcClient.StatementSpec statement = jdbc.sql(
                        "SELECT r.reference, r.number, r.customer_name, r.description, r.urgency, r.expected_delivery_date,"
                                + " r.status, r.received_at FROM " + table + " ROWS ONLY")
                .params(clause.values());
        return (from == null
                        ? statement
                        : statement.param("place", from.value()).param("id", from.id()))
                .query((row, number) -> summary(row))
                .list();
    }

    /** How many there are, counted up to a limit. */
    int count(RegisterFilter filter, boolean common, int limit) {
        Clause clause = clause(filter);
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 AS found FROM registration_requirement r WHERE "
                        + clause.all(common) + " FETCH FIRST " + limit + " ROWS ONLY) counted")
                .params(clause.values())
                .query(Integer.class)
                .single();
    }

    private Clause clause(RegisterFilter filter) {
        List<String> all = new ArrayList<>(List.of("1 = 1"));
        StringBuilder words = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        for (int index = 0; index < filter.words().size(); index++) {
            String word = filter.words().get(index);
            values.put("like" + index, asText(word));
            words.append(" AND r.searched LIKE '%%' || lower(:like%d) || '%%' ESCAPE '\\'".formatted(index));
            if (indexed) {
                values.put("word" + index, word);
                parts.append(
                        " AND registration_parts(r.searched, 1, 3) @> registration_parts(lower(:word%1$d), %2$d, %2$d)"
                                .formatted(index, Math.min(3, word.codePointCount(0, word.length()))));
            }
        }
        if (filter.status() != null) {
            all.add("r.status = '%s'".formatted(filter.status()));
        }
        if (filter.urgency() != null) {
            all.add("r.urgency_place = " + (filter.urgency().ordinal() + 1));
        }
        YearMonth month = filter.month();
        if (month != null) {
            all.add("r.received_at >= :begin AND r.received_at < :end");
            values.put("begin", startOf(month));
            values.put("end", startOf(month.plusMonths(1)));
        }
        tasks(filter, values).ifPresent(all::add);
        return new Clause(String.join(" AND ", all), words.toString(), parts.toString(), values);
    }

    private Optional<String> tasks(RegisterFilter filter, Map<String, Object> values) {
        List<String> all = new ArrayList<>();
        if (filter.role() != null) {
            all.add("o.role = '%s'".formatted(filter.role().id()));
        }
        if (filter.overdue()) {
            all.add("o.due_at < :now");
            values.put("now", CaseTasks.asStored(clock.instant()));
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream()
                        .collect(Collectors.joining(
                                " AND ",
                                "r.case_key IN (SELECT o.case_key FROM " + CaseTasks.ROWS + " o WHERE ",
                                ")")));
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
