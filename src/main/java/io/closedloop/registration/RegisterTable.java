package io.closedloop.registration;

import io.closedloop.registration.RegisterClauses.Clause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Selects requirements for the register, page by page from where the page before ended, so that the last page costs what
 * the first does.
 *
 * <p>A word is found anywhere in number, reference, customer and description, upper case or lower. On PostgreSQL the first
 * {@value #FIRST} rows in the order asked for are read; words that are in many of them are not looked up, since an index would
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

    /** Rows that were found. @param total null when it is to be counted */
    record Found(List<RequirementSummary> rows, @Nullable Total total) {}

    /** Part of the register, in an order. @param beyond where it begins, as a condition */
    private record Stretch(Clause clause, @Nullable Place from, String beyond, String direction, int limit) {

        String order(String place) {
            return " ORDER BY %s %s, r.id %2$s".formatted(place, direction);
        }

        /** Its first rows, {@code matches} saying whether the words are in them. */
        String first(int rows) {
            return "(SELECT %s, r.id, %s AS place, (%s) AS matches FROM %s%s%s FETCH FIRST %d ROWS ONLY)"
                    .formatted(
                            COLUMNS,
                            clause.sort(),
                            clause.words(),
                            clause.from(),
                            where(clause.where(), beyond),
                            order(clause.sort()),
                            rows);
        }

        <T extends JdbcClient.StatementSpec> JdbcClient.StatementSpec filled(T statement) {
            JdbcClient.StatementSpec filled = statement.params(clause.values());
            return from == null
                    ? filled
                    : filled.param("place", from.value()).param("id", from.id());
        }
    }

    /** What the first rows of a stretch say of all of it. */
    private static final class Sample {
        private final List<RequirementSummary> rows = new ArrayList<>();
        private int seen;
        private int matching;

        Total total() {
            return new Total(matching, seen == FIRST);
        }

        private Sample add(ResultSet row) throws SQLException {
            seen = row.getInt("seen");
            matching = row.getInt("matching");
            if (row.getString("reference") != null) {
                rows.add(summary(row));
            }
            return this;
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
        boolean down = filter.isDescending() != backwards;
        Stretch stretch = stretch(filter, from, down, limit);
        Clause clause = stretch.clause();
        if (clause.parts().isEmpty()) {
            return new Found(select(clause.from() + where(clause.where(), clause.and(), stretch.beyond()), stretch), null);
        }
        Sample sample = sample(stretch);
        boolean many = sample.matching >= MANY;
        Total total = from == null && many ? sample.total() : null;
        if (sample.rows.size() == limit || sample.seen < FIRST) {
            return new Found(sample.rows, total);
        }
        List<RequirementSummary> found = many ? further(stretch) : List.of();
        return found.size() == limit
                ? new Found(found, total)
                : new Found(
                        select(
                                clause.from()
                                        + where(clause.where(), clause.parts(), clause.and(), stretch.beyond()),
                                stretch),
                        null);
    }

    /** How many there are, counted up to a limit; of words that are in many, how many of the first have them. */
    Total count(RegisterFilter filter, int limit) {
        Stretch stretch = stretch(filter, null, filter.isDescending(), 0);
        Clause clause = stretch.clause();
        if (!clause.parts().isEmpty()) {
            Sample sample = sample(stretch);
            if (sample.matching >= MANY || sample.seen < FIRST) {
                return sample.total();
            }
        }
        String tables = clause.alone() == null ? clause.from() : clause.alone();
        int counted = stretch.filled(jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 AS found FROM " + tables
                        + where(clause.where(), clause.parts(), clause.and()) + " FETCH FIRST " + (limit + 1)
                        + " ROWS ONLY) counted"))
                .query(Integer.class)
                .single();
        return new Total(Math.min(counted, limit), counted > limit);
    }

    private Stretch stretch(RegisterFilter filter, @Nullable Place from, boolean down, int limit) {
        Clause clause = clauses.of(filter);
        String beyond = from == null ? "" : " AND (%s, r.id) %s (:place, :id)".formatted(clause.sort(), down ? "<" : ">");
        return new Stretch(clause, from, beyond, down ? "DESC" : "ASC", limit);
    }

    private Sample sample(Stretch stretch) {
        String sql = """
                WITH near AS %s
                SELECT r.*, s.seen, s.matching
                FROM (SELECT COUNT(*) AS seen, COUNT(*) FILTER (WHERE n.matches) AS matching FROM near n) s
                LEFT JOIN (SELECT r.* FROM near r WHERE r.matches%s FETCH FIRST %d ROWS ONLY) r ON 1 = 1%s"""
                .formatted(stretch.first(FIRST), stretch.order("r.place"), stretch.limit(), stretch.order("r.place"));
        Sample sample = new Sample();
        stretch.filled(jdbc.sql(sql)).query((row, number) -> sample.add(row)).list();
        return sample;
    }

    private List<RequirementSummary> further(Stretch stretch) {
        return stretch.filled(jdbc.sql("SELECT r.* FROM " + stretch.first(MORE) + " r WHERE r.matches"
                        + stretch.order("r.place") + " FETCH FIRST " + stretch.limit() + " ROWS ONLY"))
                .query((row, number) -> summary(row))
                .list();
    }

    private List<RequirementSummary> select(String tables, Stretch stretch) {
        return stretch.filled(jdbc.sql("SELECT " + COLUMNS + " FROM " + tables
                        + stretch.order(stretch.clause().sort()) + " FETCH FIRST " + stretch.limit() + " ROWS ONLY"))
                .query((row, number) -> summary(row))
                .list();
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
