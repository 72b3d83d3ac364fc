package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Open tasks as whoever manages people asks for them: all of them, whoever is signed in. */
@Component
@Transactional
public class HeldTasks {

    /** Set while this class moves a task: then nobody is asked who gets it. */
    private static final ThreadLocal<Boolean> MOVING = ThreadLocal.withInitial(() -> false);

    static final String COLUMNS = "SELECT task.id_, root.business_key_, task.task_def_key_, task.name_, task.assignee_,"
            + " task.owner_, task.create_time_, task.due_date_";

    static final String FROM = " FROM act_ru_task task JOIN act_ru_execution root ON root.id_ = task.proc_inst_id_";

    private final JdbcClient jdbc;
    private final TaskRoles roles;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final Refusals refusals;

    HeldTasks(
            JdbcClient jdbc,
            TaskRoles roles,
            @Lazy TaskService tasks,
            @Lazy ProcessEngineConfigurationImpl engine,
            Refusals refusals) {
        this.jdbc = jdbc;
        this.roles = roles;
        this.tasks = tasks;
        this.engine = engine;
        this.refusals = refusals;
    }

    @Transactional(readOnly = true)
    public Optional<HeldTask> find(String id) {
        return all(List.of(id)).stream().findFirst();
    }

    /** Whether whoever is signed in has a task. */
    public boolean isOfCurrentUser(HeldTask task) {
        return CurrentUser.id(engine.getIdentityService()).equals(task.assignee());
    }

    /** Those of them that are open still. */
    @Transactional(readOnly = true)
    public List<HeldTask> all(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : where("task.id_ IN (:value)", ids);
    }

    /** Whatever somebody has to do. */
    @Transactional(readOnly = true)
    public List<HeldTask> assignedTo(String user) {
        return where("task.assignee_ = :value", user);
    }

    /** Whatever others have to do for somebody. */
    @Transactional(readOnly = true)
    public List<HeldTask> ownedBy(String user) {
        return where("task.owner_ = :value", user);
    }

    /** Suspended tasks stay where they are: the engine lets nobody change them. */
    private List<HeldTask> where(String condition, Object value) {
        return withRoles(jdbc.sql(COLUMNS + FROM + " WHERE " + condition
                        + " AND task.suspension_state_ = 1 ORDER BY task.create_time_, task.id_")
                .param("value", value)
                .query(HeldTasks::task)
                .list());
    }

    static HeldTask task(ResultSet row, int index) throws SQLException {
        String key = row.getString(2);
        return new HeldTask(
                row.getString(1),
                key == null ? "" : key,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                instant(row.getTimestamp(8)),
                List.of());
    }

    /** All at once. */
    List<HeldTask> withRoles(List<HeldTask> found) {
        Map<String, List<String>> offered =
                roles.of(found.stream().map(HeldTask::id).toList());
        return found.stream()
                .map(task -> task.offeredTo(offered.getOrDefault(task.id(), List.of())))
                .toList();
    }

    /**
     * Moves a task as somebody decided who may.
     *
     * @param seen as it stood when that was decided
     * @throws io.closedloop.refusal.Refusal when it was done or moved since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(HeldTask seen, @Nullable String assignee, @Nullable String owner) {
        MOVING.set(true);
        try {
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        TaskEntity task = context.getTaskManager().findTaskById(seen.id());
                        if (task == null || !Objects.equals(task.getAssignee(), seen.assignee())) {
                            throw refusals.conflict("refusal.handover.moved", seen.name());
                        }
                        // the service's own command cannot take an owner away
                        task.setOwner(owner);
                        tasks.setAssignee(seen.id(), assignee);
                        return null;
                    }));
        } finally {
            MOVING.remove();
        }
    }

    static boolean isMoving() {
        return MOVING.get();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
