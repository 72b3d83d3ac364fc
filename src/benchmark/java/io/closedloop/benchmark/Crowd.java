package io.closedloop.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Many requirements from a few that really went through the engine: every row of theirs, in the engine's tables and in
 * ours, is copied under another number, so that whatever table a change adds is filled too. Jobs are not copied, and of
 * files only their begin, as no list and no case file reads what they hold.
 */
final class Crowd implements AutoCloseable {

    /** How many requirements a month brings, all years: so many that 190,000 end before those they are copied from. */
    private static final int A_MONTH = 990;

    /** How many requirements each customer has. */
    private static final int OF_CUSTOMER = 50;

    private static final long ID_STEP = 1_000;

    private static final Set<String> ENGINE_IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "parent_id_",
            "parent_act_inst_id_",
            "act_inst_id_",
            "task_id_",
            "var_scope_",
            "original_task_id_",
            "execution_id");

    private static final Set<String> NOT_COPIED = Set.of("act_ru_job", "act_ru_ext_task", "registration_number");

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private int copied;

    Crowd(DataSource database, int copied) throws SQLException {
        this.copied = copied;
        connection = new SingleConnectionDataSource(database.getConnection(), true);
        jdbc = new JdbcTemplate(connection);
        jdbc.execute("SET session_replication_role = replica"); // rows come in any order
    }

    private record Column(String name, String type) {}

    /**
     * @param key of the requirement that is copied
     * @param copies how many more
     * @param old whether they came over the years, or all lately
     */
    void copy(String key, int copies, boolean old) {
        inserts(key, copies, old).forEach(jdbc::update);
    }

    /** A statement that inserts one row, and what it takes. */
    record Row(String insert, Object[] values) {}

    /** The next transaction's number: whatever is written from now on has it, or a higher one. */
    long transaction() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT txid_snapshot_xmax(txid_current_snapshot())", Long.class));
    }

    /**
     * What was written since a transaction, whole, for whoever inserts it himself under another number; it counts as
     * inserted.
     *
     * @param key of the one requirement that was recorded meanwhile
     */
    List<Row> written(long since, String key) {
        int first = ++copied;
        List<Row> rows = new ArrayList<>();
        columns(Set.of()).forEach((table, columns) -> {
            String insert = "INSERT INTO " + table + " (" + names(columns) + ") VALUES ("
                    + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
            jdbc.query(select(table, columns, "source.xmin::text::bigint >= " + since, key, first, false, true), row -> {
                Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getObject(i + 1);
                }
                rows.add(new Row(insert, values));
            });
        });
        return rows;
    }

    /** One statement for each table. */
    private List<String> inserts(String key, int copies, boolean old) {
        int first = copied + 1;
        copied += copies;
        String instance = jdbc.queryForObject(
                "SELECT id_ FROM act_hi_procinst WHERE business_key_ = ? AND proc_def_key_ = 'customer-requirement'",
                String.class,
                key);
        Map<String, List<Column>> tables = columns(NOT_COPIED);
        List<String> inserts = new ArrayList<>();
        tables.forEach((table, columns) -> rows(table, columns, tables, key, instance)
                .ifPresent(rows -> inserts.add("INSERT INTO " + table + " (" + names(columns) + ") "
                        + select(table, columns, rows, key, first, old, false))));
        return inserts;
    }

    void settle() {
        jdbc.execute("VACUUM ANALYZE");
    }

    private Map<String, List<Column>> columns(Set<String> without) {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        jdbc.query(
                """
                SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
                ORDER BY c.table_name, c.ordinal_position""",
                row -> {
                    tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(new Column(row.getString(2), row.getString(3)));
                });
        tables.keySet().removeAll(without);
        return tables;
    }

    /** Which rows of a table are the requirement's. */
    private Optional<String> rows(
            String table, List<Column> columns, Map<String, List<Column>> tables, String key, String instance) {
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        if (table.endsWith("_identitylink")) {
            String tasks = table.startsWith("act_ru") ? "act_ru_task" : "act_hi_taskinst";
            return some(table, "task_id_ IN (SELECT id_ FROM " + tasks + " WHERE proc_inst_id_ = '" + instance + "')");
        }
        if (names.contains("proc_inst_id_")) {
            return some(table, "proc_inst_id_ = '" + instance + "'");
        }
        if (table.startsWith("act_")) {
            return Optional.empty();
        }
        return own(table, columns, key).or(() -> references(table).entrySet().stream()
                .flatMap(reference -> own(reference.getValue(), tables.getOrDefault(reference.getValue(), List.of()), key)
                        .map(rows -> reference.getKey() + " IN (SELECT id FROM " + reference.getValue() + " WHERE " + rows
                                + ")")
                        .flatMap(rows -> some(table, rows))
                        .stream())
                .findFirst());
    }

    private Optional<String> own(String table, List<Column> columns, String key) {
        if (columns.stream().anyMatch(column -> column.type().equals("uuid") && column.name().equals("id"))) {
            return Optional.empty();
        }
        return columns.stream()
                .filter(column -> column.type().equals("character varying"))
                .map(column -> column.name() + " = '" + key + "'")
                .flatMap(rows -> some(table, rows).stream())
                .findFirst();
    }

    private Optional<String> some(String table, String rows) {
        return Boolean.TRUE.equals(
                        jdbc.queryForObject("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE " + rows + ")", Boolean.class))
                ? Optional.of(rows)
                : Optional.empty();
    }

    /** Column and table it refers to by id. */
    private Map<String, String> references(String table) {
        Map<String, String> found = new LinkedHashMap<>();
        jdbc.query(
                """
                SELECT a.attname, f.relname FROM pg_constraint c
                JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey)
                WHERE c.contype = 'f' AND t.relname = ?""",
                row -> {
                    found.put(row.getString(1), row.getString(2));
                },
                table);
        return found;
    }

    private Set<String> unique(String table) {
        return Set.copyOf(jdbc.queryForList(
                """
                SELECT DISTINCT a.attname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
                WHERE i.indisunique AND i.indnatts = 1 AND t.relname = ?""",
                String.class,
                table));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(column -> '"' + column.name() + '"').collect(Collectors.joining(", "));
    }

    private String select(
            String table, List<Column> columns, String rows, String key, int first, boolean old, boolean whole) {
        Set<String> unique = unique(table);
        Set<String> references = references(table).keySet();
        String values = columns.stream()
                .map(column -> value(column, key, unique, references, whole))
                .collect(Collectors.joining(", "));
        return "SELECT " + values + " FROM " + table
                + " source CROSS JOIN (SELECT n, to_char(date '2010-01-01' + make_interval(months => n / " + A_MONTH
                + "), 'YYYYMM') || '-' || lpad((n % " + A_MONTH + " + 1)::text, 3, '0') AS new_number, "
                + (old ? "make_interval(months => n / " + A_MONTH + ")" : "make_interval(days => n % 20)")
                + " AS ago FROM generate_series(" + first + ", " + copied + ") n) copy WHERE " + rows;
    }

    private static String value(
            Column column, String key, Set<String> unique, Set<String> references, boolean whole) {
        String name = "source.\"" + column.name() + '"';
        return switch (column.type()) {
            case "character varying" -> text(column.name(), name, key, unique);
            case "bigint", "integer" ->
                column.name().equals("id")
                                || unique.contains(column.name())
                                || references.contains(column.name())
                                || whole && column.name().endsWith("_id") // not every reference is declared
                        ? name + " + copy.n * " + ID_STEP
                        : name;
            case "bytea" -> whole ? name : "substring(" + name + " FROM 1 FOR 64)";
            case "date", "timestamp without time zone", "timestamp with time zone" -> "(" + name + " - copy.ago)::" + column.type();
            default -> name;
        };
    }

    private static String text(String column, String name, String key, Set<String> unique) {
        if (ENGINE_IDS.contains(column)) {
            return another(name);
        }
        if (column.endsWith("_month")) {
            return "to_char(to_date(" + name + ", 'YYYY-MM') - copy.ago, 'YYYY-MM')";
        }
        if (column.equals("customer_name")) {
            return name + " || to_char(copy.n / " + OF_CUSTOMER + ", ' \"K\"FM00000')";
        }
        String kept = unique.contains(column) ? another(name) : name;
        return "CASE WHEN position('" + key + "' IN " + name + ") > 0 THEN replace(" + name + ", '" + key
                + "', copy.new_number) ELSE " + kept + " END";
    }

    /** As long ids leave no room for more. */
    private static String another(String name) {
        return "CASE WHEN length(" + name + ") < 50 THEN " + name + " || '-' || copy.n ELSE md5(" + name
                + " || copy.n) END";
    }

    @Override
    public void close() {
        jdbc.execute("SET session_replication_role = DEFAULT");
        connection.destroy();
    }
}
