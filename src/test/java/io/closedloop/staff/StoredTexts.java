package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every text in the database, whichever table it is in. */
record StoredTexts(JdbcClient jdbc) {

    /** How many values in the whole database have a text in them. */
    long holding(String text) {
        Map<String, List<String>> tables = new TreeMap<>();
        jdbc.sql("""
                SELECT c.table_name, c.column_name FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                WHERE c.table_schema = 'PUBLIC' AND t.table_type = 'BASE TABLE' AND c.data_type LIKE 'CHARACTER%'""").query(row -> {
            tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                    .add("CASE WHEN position(:text IN \"" + row.getString(2) + "\") > 0 THEN 1 ELSE 0 END");
        });
        assertThat(tables).hasSizeGreaterThan(50);
        return tables.entrySet().stream()
                .mapToLong(table -> jdbc.sql("SELECT coalesce(sum(" + String.join(" + ", table.getValue())
                                + "), 0) FROM \"" + table.getKey() + "\"")
                        .param("text", text)
                        .query(Long.class)
                        .single())
                .sum();
    }
}
