package io.closedloop.registration;

import io.closedloop.staff.Role;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String LOOKED_UP = " JOIN registration_requirement r ON r.id = w0.requirement_id";

    /** Characters of the longest parts of the index. */
    private static final int PART = 3;

    /** A word that is, or begins, a number is looked for in numbers alone. */
    private static final Pattern NUMBER = Pattern.compile("((?:19|20)\\d\\d(?:0[1-9]|1[0-2]))(?:-\\d*)?");

    /**
     * Parts of a statement about {@code r}, a requirement.
     *
     * @param from its tables
     * @param few the same tables for words that are looked up
     * @param where conditions, each beginning with AND
     * @param words one condition, about nothing but text; empty when no words are asked for
     * @param parts the same, as the index of parts answers it; empty where there is no such index
     * @param alone the only table that is needed to count; null when all are
     * @param order what it is sorted by, as an index has it: columns that are the same everywhere, the sort, the id
     * @param same the values of the columns that are the same everywhere
     */
    record Clause(
            String from,
            String few,
            String where,
            String words,
            String parts,
            @Nullable String alone,
            List<String> order,
            List<String> same,
            Map<String, Object> values) {

        /** The words as one condition of several. */
        String and() {
            return words.isEmpty() ? "" : " AND " + words;
        }
    }

    private final CommonParts common;
    private final Clock clock;
    private final boolean indexed;

    RegisterClauses(DataSource database, CommonParts common, Clock clock) throws MetaDataAccessException {
        this.common = common;
        this.clock = clock;
        this.indexed =
                POSTGRES.equals(JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
    }

    Clause of(RegisterFilter filter) {
        Map<String, Object> values = new HashMap<>();
        List<String> whom = whom(filter);
        Map<String, String> columns = columns(filter);
        String where = conditions(columns) + overdue(filter, values);
        StringBuilder words = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        for (int index = 0; index < filter.words().size(); index++) {
            String word = filter.words().get(index);
            Matcher number = NUMBER.matcher(word);
            if (number.matches()) {
                numbers.append(
                        " AND r.number_place >= '%1$s-' AND r.number_place < '%1$s.'".formatted(number.group(1)));
            }
            // in a query of its own, to be computed once and not for every row
            values.put("like" + index, (number.matches() ? "" : "%") + asText(word) + "%");
            words.append(index == 0 ? "" : " AND ")
                    .append("r.searched LIKE (SELECT lower(CAST(:like%d AS varchar))) ESCAPE '\\'".formatted(index));
            if (indexed) {
                values.put("word" + index, word);
                parts.append(parts(word, index));
            }
        }
        List<String> order = new ArrayList<>();
        List<String> same = new ArrayList<>();
        String sort = "r." + filter.sort().column();
        if (filter.sort() == RegisterSort.NUMBER && whom.isEmpty()) {
            columns.entrySet().stream().limit(1).forEach(column -> {
                order.add(column.getKey());
                same.add(column.getValue());
            });
        } else if (filter.sort() == RegisterSort.NUMBER) {
            sort = "w0.place";
        } else if (isSelective(filter, whom)) {
            // no index has this: they are to be found first and sorted then, not sought all along the index of the sort
            sort = "COALESCE(%1$s, %1$s)".formatted(sort);
        }
        order.add(sort);
        order.add(whom.isEmpty() ? "r.id" : "w0.requirement_id");
        return new Clause(
                tables(whom),
                tablesOfFew(whom),
                where + numbers,
                words.toString(),
                parts.toString(),
                columns.isEmpty() && words.isEmpty() && whom.size() == 1 ? alone(whom.get(0)) : null,
                order,
                same,
                values);
    }

    /** The rarer parts of a word, or all when none is rare: each is a list to be read. */
    private String parts(String word, int index) {
        int[] characters = word.toLowerCase(Locale.ROOT).codePoints().toArray();
        int length = Math.min(PART, characters.length);
        List<Integer> all =
                IntStream.rangeClosed(0, characters.length - length).boxed().toList();
        List<Integer> rare = all.stream()
                .filter(begin -> !common.has(new String(characters, begin, length)))
                .toList();
        String begins = (rare.isEmpty() ? all : rare)
                .stream().map(begin -> String.valueOf(begin + 1)).collect(Collectors.joining(", "));
        return (" AND registration_parts(r.searched, 1, 3) @> (SELECT array_agg(substr(lower(:word%d), i, %d))"
                        + " FROM unnest(ARRAY[%s]) i)")
                .formatted(index, length, begins);
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

    /** PostgreSQL is told to look requirements up one by one: it would rather read all of them than a thousand in their order. */
    private String tables(List<String> whom) {
        if (whom.isEmpty()) {
            return REQUIREMENT;
        }
        return waiting(whom)
                + (indexed
                        ? " CROSS JOIN LATERAL (SELECT * FROM registration_requirement q WHERE q.id = w0.requirement_id OFFSET 0) r"
                        : LOOKED_UP);
    }

    /** The same for words that are looked up: they leave the fewest, so whom those wait for is seen to afterwards. */
    private static String tablesOfFew(List<String> whom) {
        return whom.isEmpty() ? REQUIREMENT : waiting(whom) + LOOKED_UP;
    }

    private static String waiting(List<String> whom) {
        StringBuilder tables = new StringBuilder(alone(whom.get(0)));
        for (int index = 1; index < whom.size(); index++) {
            tables.append(
                    " JOIN registration_waiting w%1$d ON w%1$d.requirement_id = w0.requirement_id AND w%1$d.waits_for = '%2$s'"
                            .formatted(index, whom.get(index)));
        }
        return tables.toString();
    }

    private static String alone(String whom) {
        return "(SELECT * FROM registration_waiting WHERE waits_for = '%s') w0".formatted(whom);
    }

    private String overdue(RegisterFilter filter, Map<String, Object> values) {
        if (!filter.overdue()) {
            return "";
        }
        values.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return " AND w0.next_due < :now";
    }

    /** By column, the one first that leaves the fewest. */
    private static Map<String, String> columns(RegisterFilter filter) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (filter.closedIn() != null) {
            columns.put("r.closed_month", number(filter.closedIn()));
        }
        if (filter.month() != null) {
            columns.put("r.received_month", number(filter.month()));
        }
        if (filter.step() != null) {
            columns.put("r.status", "'" + filter.step() + "'");
        }
        if (filter.urgency() != null) {
            columns.put("r.urgency_place", String.valueOf(filter.urgency().ordinal() + 1));
        }
        return columns;
    }

    /** Whether it leaves so little that this is quickly sorted. */
    private static boolean isSelective(RegisterFilter filter, List<String> whom) {
        return !whom.isEmpty()
                || filter.month() != null
                || filter.closedIn() != null
                || filter.step() != null && Status.STEPS.contains(filter.step());
    }

    /** Between the same: of an equal one PostgreSQL would think that any index on the sort does, however far it is to the first. */
    private static String conditions(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> " AND %1$s >= %2$s AND %1$s <= %2$s".formatted(column.getKey(), column.getValue()))
                .collect(Collectors.joining());
    }

    private static String number(YearMonth month) {
        return String.valueOf(month.getYear() * 100 + month.getMonthValue());
    }

    /** What is special to LIKE is text like any other. */
    private static String asText(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
