package io.closedloop.registration;

import io.closedloop.registration.RegisterClauses.Clause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Selects requirements for the register, page by page from where the page before ended, so that the last page costs what
 * the first does.
 *
 * <p>A word is found anywhere in number, reference, customer and description, upper case or lower. On PostgreSQL the first
 * {@value #FIRST} rows in the order asked for are read; words that are in many of them are not looked up, nor counted, since an index would
 * collect all of their rows to show fifty. Other words are looked up in an index of all parts of one to three characters, which
 * needs no extension and goes by the rarest part. H2 reads whatever the other filters leave: it is meant for a demonstration.
 */
@Component
class RegisterTable {

    /** So many rows are read before a word is looked up. */
    static final int FIRST = 1_000;

    /** So many are read when words were in many of the first, if not in enough. */
    private static final int MORE = 4_000;

    /** So many of the first are many. */
    private static final int MANY = 20;

    private static final String COLUMNS = "r.reference, r.number, r.customer_name, r.description, r.urgency,"
            + " r.expected_delivery_date, r.status, r.received_at";

    /** Where a requirement stands in an order. */
    record Place(Object value, long id) {}

    /**
     * How many there are.
     *
     * @param more whether there are more than were counted
     */
    record Total(int counted, boolean more) {}

    /** Rows that were found. @param many whether the words asked for are in many */
    record Found(List<RequirementSummary> rows, boolean many) {}

    /** Part of the register, in an order. @param beyond where it begins, as a condition */
    private record Stretch(Clause clause, @Nullable Place from, String beyond, String direction, int limit) {

        String order() {
            return by(clause.order());
        }

        /** Those of its first rows that have all words. */
        String within(int rows) {
            List<String> names = IntStream.range(0, clause.order().size())
                    .mapToObj(i -> "r.o" + i)
                    .toList();
            String columns = IntStream.range(0, names.size())
                    .mapToObj(i -> ", " + clause.order().get(i) + " AS o" + i)
                    .collect(Collectors.joining());
            return "(SELECT %s, r.searched%s FROM %s%s%s FETCH FIRST %d ROWS ONLY) r WHERE %s%s"
                    .formatted(
                            COLUMNS,
                            columns,
                            clause.from(),
                            where(clause.where(), beyond),
                            order(),
                            rows,
                            clause.words(),
                            by(names));
        }

        JdbcClient.StatementSpec filled(JdbcClient.StatementSpec statement) {
            JdbcClient.StatementSpec filled = statement.params(clause.values());
            return from == null ? filled : filled.param("place", from.value()).param("id", from.id());
        }

        private String by(List<String> columns) {
            return columns.stream()
                    .map(column -> column + " " + direction)
                    .collect(Collectors.joining(", ", " ORDER BY ", ""));
        }
    }

    private final JdbcClient jdbc;
    private final RegisterClauses clauses;

    RegisterTable(JdbcClient jdbc, RegisterClauses clauses) {
        this.jdbc = jdbc;
        this.clauses = clauses;
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
        Stretch stretch = stretch(filter, from, filter.isDescending() != backwards, limit);
        Clause clause = stretch.clause();
        if (clause.parts().isEmpty()) {
            String all = clause.from() + where(clause.where(), clause.and(), stretch.beyond()) + stretch.order();
            return new Found(select(all, stretch), false);
        }
        List<RequirementSummary> found = select(stretch.within(FIRST), stretch);
        if (found.size() < limit && found.size() >= MANY) {
            found = select(stretch.within(MORE), stretch);
        }
        if (found.size() == limit) {
            return new Found(found, true);
        }
        String few =
                clause.few() + where(clause.where(), clause.parts(), clause.and(), stretch.beyond()) + stretch.order();
        return new Found(select(few, stretch), false);
    }

    /** How many there are, counted up to a limit; few, where words are in many. */
    Total count(RegisterFilter filter, int limit, int few) {
        Stretch stretch = stretch(filter.unsorted(), null, true, few + 1);
        Clause clause = stretch.clause();
        String all;
        if (clause.alone() != null) {
            all = clause.alone() + where(clause.where());
        } else if (clause.parts().isEmpty()) {
            all = clause.from() + where(clause.where(), clause.and()) + stretch.order();
        } else if (count(stretch.within(FIRST), stretch, few + 1) > few) {
            return new Total(few, true);
        } else {
            all = clause.few() + where(clause.where(), clause.parts(), clause.and());
        }
        int counted = count(all, stretch, limit + 1);
        return new Total(Math.min(counted, limit), counted > limit);
    }

    private Stretch stretch(RegisterFilter filter, @Nullable Place from, boolean down, int limit) {
        Clause clause = clauses.of(filter);
        String beyond = "";
        if (from != null) {
            List<String> place = new ArrayList<>(clause.same());
            place.addAll(List.of(":place", ":id"));
            beyond = " AND (%s) %s (%s)"
                    .formatted(String.join(", ", clause.order()), down ? "<" : ">", String.join(", ", place));
        }
        return new Stretch(clause, from, beyond, down ? "DESC" : "ASC", limit);
    }

    private int count(String tables, Stretch stretch, int limit) {
        return stretch.filled(
                        jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 AS found FROM " + tables + rows(limit) + ") counted"))
                .query(Integer.class)
                .single();
    }

    private List<RequirementSummary> select(String tables, Stretch stretch) {
        return stretch.filled(jdbc.sql("SELECT " + COLUMNS + " FROM " + tables + rows(stretch.limit())))
                .query((row, number) -> summary(row))
                .list();
    }

    private static String rows(int limit) {
        return " FETCH FIRST " + limit + " ROWS ONLY";
    }

    private static String where(String... conditions) {
        return " WHERE 1 = 1" + String.join("", conditions);
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
