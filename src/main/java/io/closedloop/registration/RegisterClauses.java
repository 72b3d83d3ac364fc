package io.closedloop.registration;

import io.closedloop.staff.Role;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Puts what is asked of the register into SQL. What comes from a list of ours stands in the statement itself: PostgreSQL plans a
 * statement it has seen five times without its values, and then takes a rare step for a common one.
 */
@Component
class RegisterClauses {

    private static final String POSTGRES = "PostgreSQL";
    private static final String REQUIREMENT = "registration_requirement r";

    /**
     * Parts of a statement about {@code r}, a requirement.
     *
     * @param from its tables
     * @param where conditions, each beginning with AND
     * @param words one condition, about nothing but text; empty when no words are asked for
     * @param parts the same, as the index of parts answers it; empty where there is no such index
     * @param alone the only table that is needed to count; null when all are
     * @param sort what it is sorted by, before the id
     */
    record Clause(
            String from,
            String where,
            String words,
            String parts,
            @Nullable String alone,
            String sort,
            Map<String, Object> values) {

        /** The words as one condition of several. */
        String and() {
            return words.isEmpty() ? "" : " AND " + words;
        }
    }

    private final Clock clock;
    private final boolean indexed;

    RegisterClauses(DataSource database, Clock clock) throws MetaDataAccessException {
        this.clock = clock;
        this.indexed =
                POSTGRES.equals(JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
    }

    Clause of(RegisterFilter filter) {
        Map<String, Object> values = new HashMap<>();
        List<String> waiting = joins(filter);
        String columns = columns(filter);
        String where = columns + overdue(filter, values);
        StringBuilder words = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        for (int index = 0; index < filter.words().size(); index++) {
            String word = filter.words().get(index);
            values.put("like" + index, asText(word));
            words.append(index == 0 ? "" : " AND ");
            words.append("r.searched LIKE '%%' || lower(:like%d) || '%%' ESCAPE '\\'".formatted(index));
            if (indexed) {
                values.put("word" + index, word);
                parts.append(
                        " AND registration_parts(r.searched, 1, 3) @> registration_parts(lower(:word%1$d), %2$d, %2$d)"
                                .formatted(index, Math.min(3, word.codePointCount(0, word.length()))));
            }
        }
        boolean placed = filter.sort() == RegisterSort.NUMBER && !waiting.isEmpty();
        return new Clause(
                REQUIREMENT + String.join("", waiting),
                where,
                words.toString(),
                parts.toString(),
                columns.isEmpty() && words.isEmpty() && waiting.size() == 1 ? alone(filter) : null,
                placed ? "w0.place" : "r." + filter.sort().column(),
                values);
    }

    /** The first is the one whose deadline counts: that of the role, where one is named. */
    private static List<String> whom(RegisterFilter filter) {
        List<String> whom = new ArrayList<>();
        Role role = filter.role();
        if (role != null) {
            whom.add(role.id());
        } else if (filter.overdue()) {
            whom.add(WaitingTable.ANYBODY);
        }
        if (filter.escalated()) {
            whom.add(WaitingTable.ESCALATED);
        }
        if (filter.blocked()) {
            whom.add(WaitingTable.BLOCKED);
        }
        return whom;
    }

    private static List<String> joins(RegisterFilter filter) {
        List<String> joins = new ArrayList<>();
        for (String whom : whom(filter)) {
            joins.add(" JOIN registration_waiting w%1$d ON w%1$d.requirement_id = r.id AND w%1$d.waits_for = '%2$s'"
                    .formatted(joins.size(), whom));
        }
        return joins;
    }

    private static String alone(RegisterFilter filter) {
        return "(SELECT next_due FROM registration_waiting WHERE waits_for = '%s') w0".formatted(whom(filter).get(0));
    }

    private String overdue(RegisterFilter filter, Map<String, Object> values) {
        if (!filter.overdue()) {
            return "";
        }
        values.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return " AND w0.next_due < :now";
    }

    private static String columns(RegisterFilter filter) {
        StringBuilder columns = new StringBuilder();
        if (filter.step() != null) {
            columns.append(" AND r.status = '%s'".formatted(filter.step()));
        }
        if (filter.urgency() != null) {
            columns.append(" AND r.urgency_place = ").append(filter.urgency().ordinal() + 1);
        }
        if (filter.month() != null) {
            columns.append(" AND r.received_month = ").append(number(filter.month()));
        }
        if (filter.closedIn() != null) {
            columns.append(" AND r.status = 'CLOSED' AND r.ended_month = ").append(number(filter.closedIn()));
        }
        return columns.toString();
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** What is special to LIKE is text like any other. */
    private static String asText(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
