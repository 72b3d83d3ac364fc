package io.closedloop.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tasks are open by role, names of people left out; one statement over what is open. */
@Component
public class TaskCounts {

    private final JdbcClient jdbc;

    TaskCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Open tasks of a role; a task offered to two roles counts with both.
     *
     * @param role its id; {@code none} for tasks that were given to a person only
     * @param offered nobody has taken them
     * @param taken somebody has them
     */
    public record Open(String role, long offered, long taken) {}

    /** The open tasks of every role that has any. */
    public List<Open> byRole() {
        return jdbc.sql("""
                SELECT COALESCE(link.group_id_, 'none'),
                  sum(CASE WHEN task.assignee_ IS NULL THEN 1 ELSE 0 END),
                  sum(CASE WHEN task.assignee_ IS NULL THEN 0 ELSE 1 END)
                FROM act_ru_task task LEFT JOIN act_ru_identitylink link
                  ON link.task_id_ = task.id_ AND link.type_ = 'candidate' AND link.group_id_ IS NOT NULL
                WHERE task.suspension_state_ = 1 GROUP BY link.group_id_""")
                .query((row, index) -> new Open(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }
}
