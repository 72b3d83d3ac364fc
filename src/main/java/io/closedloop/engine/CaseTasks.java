package io.closedloop.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open tasks of many cases, by one query: the engine's own can be asked neither for a list of cases nor together with
 * their roles. It asks nobody for permissions; whoever calls knows that the reader may see these cases.
 */
@Component
@Transactional(readOnly = true)
public class CaseTasks {

    /**
     * A row for every open task and role, to be joined by those who list cases: {@code case_key, id, task, name, assignee,
     * due_at, role}. No view, because the engine's upgrades could not change the tables under it.
     */
    public static final String ROWS = """
            (SELECT e.business_key_ AS case_key, t.id_ AS id, t.task_def_key_ AS task, t.name_ AS name,
                t.assignee_ AS assignee, t.due_date_ AS due_at, l.group_id_ AS role
            FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                JOIN act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL
            UNION ALL
            SELECT e.business_key_, t.id_, t.task_def_key_, t.name_, t.assignee_, t.due_date_, m.group_id_
            FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                LEFT JOIN act_id_membership m ON m.user_id_ = t.assignee_
            WHERE NOT EXISTS (SELECT 1 FROM act_ru_identitylink l
                WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL))""";

    private final JdbcClient jdbc;

    CaseTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By business key, the most urgent first; cases without open tasks are left out. */
    public Map<String, List<CaseTask>> of(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, CaseTask> tasks = new LinkedHashMap<>();
        jdbc.sql("SELECT o.* FROM " + ROWS
                        + " o WHERE o.case_key IN (:keys) ORDER BY o.due_at NULLS LAST, o.id, o.role")
                .param("keys", keys)
                .query((row, number) -> tasks.merge(row.getString("id"), task(row), CaseTasks::withRolesOf))
                .list();
        Map<String, List<CaseTask>> byKey = new TreeMap<>();
        tasks.values()
                .forEach(task -> byKey.computeIfAbsent(task.key(), key -> new ArrayList<>())
                        .add(task));
        return byKey;
    }

    /** A point in time as the engine's tables keep it: without a zone, in that of the server's Java. */
    public static Timestamp asStored(java.time.Instant instant) {
        return Timestamp.from(instant);
    }

    private static CaseTask task(ResultSet row) throws SQLException {
        @Nullable String role = row.getString("role");
        @Nullable Timestamp due = row.getTimestamp("due_at");
        return new CaseTask(
                row.getString("case_key"),
                row.getString("task"),
                row.getString("name"),
                role == null ? List.of() : List.of(role),
                row.getString("assignee"),
                due == null ? null : due.toInstant());
    }

    private static CaseTask withRolesOf(CaseTask task, CaseTask same) {
        List<String> roles = new ArrayList<>(task.roles());
        roles.addAll(same.roles());
        return new CaseTask(task.key(), task.task(), task.name(), roles, task.assignee(), task.dueAt());
    }
}
