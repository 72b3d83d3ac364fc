package io.closedloop.registration;

import io.closedloop.engine.CaseTask;
import io.closedloop.engine.CaseTasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A row for every running requirement and whom it waits for: a role that has an open task, anybody at all, somebody to handle
 * its escalation, somebody to resolve a blocker. Kept in the register's order, it is read no further than a page needs.
 */
@Component
class WaitingTable {

    /** Of every running requirement; also what two transactions of one requirement wait for one another at. */
    static final String ANYBODY = "*";

    static final String ESCALATED = "*escalated";
    static final String BLOCKED = "*blocked";

    private static final Map<String, String> MARKS = Map.of("handleEscalation", ESCALATED, "resolveBlocker", BLOCKED);
    private static final int AT_ONCE = 500;

    private record Row(
            long requirement,
            String waitsFor,
            String place,
            @Nullable Instant nextDue) {

        String key() {
            return requirement + " " + waitsFor;
        }

        SqlParameterSource values() {
            return new MapSqlParameterSource("requirement", requirement)
                    .addValue("waitsFor", waitsFor)
                    .addValue("place", place)
                    .addValue("nextDue", nextDue == null ? null : nextDue.atOffset(ZoneOffset.UTC));
        }
    }

    private record Known(long id, String key, String place, boolean ended) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final CaseTasks tasks;

    WaitingTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches, CaseTasks tasks) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.tasks = tasks;
    }

    /** Writes anew what the open tasks of these cases say; those that are no requirements are left out. */
    void refresh(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            refreshAll(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
    }

    private void refreshAll(List<String> keys) {
        // whoever comes second must see what the first one left
        jdbc.sql("SELECT requirement_id FROM registration_waiting WHERE waits_for = '*' AND requirement_id IN"
                        + " (SELECT id FROM registration_requirement WHERE case_key IN (:keys))"
                        + " ORDER BY requirement_id FOR UPDATE")
                .param("keys", keys)
                .query(Long.class)
                .list();
        Map<Long, Known> known = new LinkedHashMap<>();
        Map<String, Row> before = new TreeMap<>();
        jdbc.sql("SELECT r.id, r.case_key, r.number_place, r.status, w.waits_for, w.place, w.next_due"
                        + " FROM registration_requirement r LEFT JOIN registration_waiting w ON w.requirement_id = r.id"
                        + " WHERE r.case_key IN (:keys) ORDER BY r.id")
                .param("keys", keys)
                .query(row -> {
                    Known each = known(row);
                    known.put(each.id(), each);
                    String waitsFor = row.getString("waits_for");
                    if (waitsFor != null) {
                        Row waiting = new Row(
                                each.id(),
                                waitsFor,
                                row.getString("place"),
                                instant(row.getObject("next_due", OffsetDateTime.class)));
                        before.put(waiting.key(), waiting);
                    }
                });
        if (!known.isEmpty()) {
            refresh(List.copyOf(known.values()), before);
        }
    }

    private void refresh(List<Known> known, Map<String, Row> before) {
        Map<String, List<CaseTask>> open =
                tasks.of(known.stream().map(Known::key).toList());
        Map<String, Row> after = byKey(known.stream()
                .flatMap(each -> rows(each, open.getOrDefault(each.key(), List.of())).stream())
                .toList());
        write(
                "DELETE FROM registration_waiting WHERE requirement_id = :requirement AND waits_for = :waitsFor",
                before.values().stream()
                        .filter(row -> !after.containsKey(row.key()))
                        .toList());
        write(
                "UPDATE registration_waiting SET place = :place, next_due = :nextDue"
                        + " WHERE requirement_id = :requirement AND waits_for = :waitsFor",
                after.values().stream()
                        .filter(row -> before.containsKey(row.key()) && !row.equals(before.get(row.key())))
                        .toList());
        write(
                "INSERT INTO registration_waiting (requirement_id, waits_for, place, next_due)"
                        + " VALUES (:requirement, :waitsFor, :place, :nextDue)",
                after.values().stream()
                        .filter(row -> !before.containsKey(row.key()))
                        .toList());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("id"),
                row.getString("case_key"),
                row.getString("number_place"),
                Status.ENDS.contains(Status.valueOf(row.getString("status"))));
    }

    private static List<Row> rows(Known requirement, List<CaseTask> open) {
        Map<String, List<CaseTask>> waitsFor = new HashMap<>();
        if (!requirement.ended() || !open.isEmpty()) {
            waitsFor.put(ANYBODY, open);
        }
        for (CaseTask task : open) {
            List<String> whom = new ArrayList<>(task.roles());
            if (MARKS.containsKey(task.task())) {
                whom.add(MARKS.get(task.task()));
            }
            whom.forEach(each ->
                    waitsFor.computeIfAbsent(each, none -> new ArrayList<>()).add(task));
        }
        return waitsFor.entrySet().stream()
                .map(each -> new Row(requirement.id(), each.getKey(), requirement.place(), nextDue(each.getValue())))
                .toList();
    }

    private static @Nullable Instant nextDue(List<CaseTask> tasks) {
        return tasks.stream()
                .map(CaseTask::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Map<String, Row> byKey(List<Row> rows) {
        Map<String, Row> byKey = new TreeMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }

    private void write(String sql, List<Row> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.stream().map(Row::values).toArray(SqlParameterSource[]::new));
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
