package io.closedloop.document;

import io.closedloop.document.WordedDocument.Row;
import io.closedloop.document.WordedDocument.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a document side by side.
 *
 * @param from the earlier version
 * @param to the later version
 */
public record Comparison(
        String title, String number, int from, int to, List<Field> fields, List<ComparedTable> tables) {

    /** What became of a row. */
    public enum Effect {
        UNCHANGED,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** A field in both versions. */
    public record Field(String label, String before, String after) {

        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /** A list in both versions: the later one's rows in its order, then what is gone. */
    public record ComparedTable(String label, List<String> columns, List<ComparedRow> rows) {}

    /** A row in both versions; where it is in one of them only, both sides say the same. */
    public record ComparedRow(Effect effect, List<Field> cells) {}

    static Comparison of(WordedDocument before, WordedDocument after) {
        Map<String, Row> earlier = before.rows().stream().collect(Collectors.toMap(Row::field, Function.identity()));
        List<Field> fields = after.rows().stream()
                .map(row -> new Field(
                        row.label(),
                        earlier.containsKey(row.field())
                                ? earlier.get(row.field()).value()
                                : DocumentText.NOTHING,
                        row.value()))
                .toList();
        return new Comparison(
                after.title(), after.number(), before.version(), after.version(), fields, tables(before, after));
    }

    private static List<ComparedTable> tables(WordedDocument before, WordedDocument after) {
        Map<String, Table> earlier = byField(before);
        Map<String, Table> later = byField(after);
        Set<String> fields = new LinkedHashSet<>(later.keySet());
        fields.addAll(earlier.keySet());
        return fields.stream()
                .map(field -> table(earlier.get(field), later.get(field)))
                .toList();
    }

    private static Map<String, Table> byField(WordedDocument document) {
        Map<String, Table> tables = new LinkedHashMap<>();
        document.tables().forEach(table -> tables.put(table.field(), table));
        return tables;
    }

    private static ComparedTable table(@Nullable Table before, @Nullable Table after) {
        Map<String, List<String>> earlier = rows(before);
        Map<String, List<String>> later = rows(after);
        List<ComparedRow> rows = new ArrayList<>();
        later.forEach((key, cells) -> rows.add(row(earlier.get(key), cells)));
        earlier.forEach((key, cells) -> {
            if (!later.containsKey(key)) {
                rows.add(new ComparedRow(Effect.REMOVED, cells(cells, cells)));
            }
        });
        Table known = after == null ? Objects.requireNonNull(before) : after;
        return new ComparedTable(known.label(), known.columns(), rows);
    }

    /** Rows by what they are known again by; of several with the same key, each is its own. */
    private static Map<String, List<String>> rows(@Nullable Table table) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int index = 0; table != null && index < table.rows().size(); index++) {
            String key = table.keys().get(index);
            int count = 1;
            while (rows.containsKey(key + "#" + count)) {
                count++;
            }
            rows.put(key + "#" + count, table.rows().get(index));
        }
        return rows;
    }

    private static ComparedRow row(@Nullable List<String> before, List<String> after) {
        if (before == null) {
            return new ComparedRow(Effect.ADDED, cells(after, after));
        }
        return new ComparedRow(before.equals(after) ? Effect.UNCHANGED : Effect.CHANGED, cells(before, after));
    }

    private static List<Field> cells(List<String> before, List<String> after) {
        return IntStream.range(0, after.size())
                .mapToObj(column -> new Field("", before.get(column), after.get(column)))
                .toList();
    }
}
