package io.closedloop.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much people and roles have to do; a statement for each list, however many tasks there are. */
@Component
@Transactional(readOnly = true)
public class Workloads {

    /** Rows of a page. */
    public static final int PAGE = 50;

    private static final String COUNTS = "count(*),"
            + " sum(CASE WHEN task.due_date_ < :now THEN 1 ELSE 0 END),"
            + " sum(CASE WHEN task.due_date_ >= :now AND task.due_date_ < :until THEN 1 ELSE 0 END)";

    private static final String OFFERED =
            " JOIN act_ru_identitylink link ON link.task_id_ = task.id_ AND link.type_ = 'candidate'";

    private final JdbcClient jdbc;
    private final HeldTasks tasks;

    Workloads(JdbcClient jdbc, HeldTasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /**
     * What somebody has to do.
     *
     * @param who user id or role id
     * @param soon due from now until the end of a time
     */
    public record Load(String who, long open, long overdue, long soon) {}

    /** Which tasks of a load. */
    public enum Which {
        OPEN,
        OVERDUE,
        SOON
    }

    /** The loads of everybody who has something. */
    public List<Load> people(Instant now, Instant until) {
        return loads(
                "SELECT task.assignee_, " + COUNTS + " FROM act_ru_task task"
                        + " WHERE task.assignee_ IS NOT NULL AND task.suspension_state_ = 1 GROUP BY task.assignee_",
                now,
                until);
    }

    /** What waits for roles, nobody having taken it. */
    public List<Load> roles(Instant now, Instant until) {
        return loads(
                "SELECT link.group_id_, " + COUNTS + " FROM act_ru_task task" + OFFERED
                        + " WHERE task.assignee_ IS NULL AND task.suspension_state_ = 1 AND link.group_id_ IS NOT NULL"
                        + " GROUP BY link.group_id_",
                now,
                until);
    }

    /** A page of somebody's tasks, the most urgent first; one row more than a page where there is another. */
    public List<HeldTask> ofPerson(String user, Which which, Instant now, Instant until, int page) {
        return page("", "task.assignee_ = :who", user, which, now, until, page);
    }

    /** The same of what waits for a role. */
    public List<HeldTask> ofRole(String role, Which which, Instant now, Instant until, int page) {
        return page(OFFERED, "task.assignee_ IS NULL AND link.group_id_ = :who", role, which, now, until, page);
    }

    private List<Load> loads(String sql, Instant now, Instant until) {
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, index) -> new Load(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    private List<HeldTask> page(
            String join, String condition, String who, Which which, Instant now, Instant until, int page) {
        JdbcClient.StatementSpec statement = jdbc.sql(HeldTasks.COLUMNS + HeldTasks.FROM + join + " WHERE " + condition
                        + " AND task.suspension_state_ = 1" + due(which)
                        + " ORDER BY task.due_date_ NULLS LAST, task.id_ LIMIT :rows OFFSET :from")
                .param("who", who)
                .param("rows", PAGE + 1)
                .param("from", page * PAGE);
        if (which != Which.OPEN) {
            statement = statement.param("now", Timestamp.from(now));
        }
        if (which == Which.SOON) {
            statement = statement.param("until", Timestamp.from(until));
        }
        return tasks.withRoles(statement.query(HeldTasks::task).list());
    }

    private static String due(Which which) {
        return switch (which) {
            case OPEN -> "";
            case OVERDUE -> " AND task.due_date_ < :now";
            case SOON -> " AND task.due_date_ >= :now AND task.due_date_ < :until";
        };
    }
}
