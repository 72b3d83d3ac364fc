package io.closedloop.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a case went through so far, for whoever may see the case; a few queries, however long it ran. */
@Component
@Transactional(readOnly = true)
public class CaseCourse {

    private static final String COMPLETED = "completed";

    private final HistoryService history;
    private final Unrestricted unrestricted;
    private final TaskRoles roles;

    CaseCourse(@Lazy HistoryService history, Unrestricted unrestricted, TaskRoles roles) {
        this.history = history;
        this.unrestricted = unrestricted;
        this.roles = roles;
    }

    /**
     * A task that waits for somebody.
     *
     * @param assignee user id; null while nobody claimed it
     * @param owner user id of whom the assignee stands in for; null where it is his own
     * @param roles it is offered to
     * @param dueAt null where it has none, or waits for the customer
     */
    public record Open(
            String name,
            @Nullable String assignee,
            @Nullable String owner,
            List<String> roles,
            Instant since,
            @Nullable Instant dueAt) {}

    /**
     * A task that somebody completed.
     *
     * @param assignee user id; null where nobody is known
     * @param owner user id of whom he stood in for; null where it was his own
     */
    public record Done(
            String name,
            @Nullable String assignee,
            @Nullable String owner,
            Instant at) {}

    /**
     * A stay in a subprocess of the model.
     *
     * @param to null while it lasts
     */
    public record Stay(String phase, Instant from, @Nullable Instant to) {}

    /** The open tasks of a case, oldest first. */
    public List<Open> open(String key) {
        List<HistoricTaskInstance> found = tasks(key, HistoricTaskInstanceQuery::unfinished);
        Map<String, List<String>> offered =
                roles.of(found.stream().map(HistoricTaskInstance::getId).toList());
        return found.stream()
                .map(task -> new Open(
                        task.getName(),
                        task.getAssignee(),
                        task.getOwner(),
                        offered.getOrDefault(task.getId(), List.of()),
                        task.getStartTime().toInstant(),
                        instant(task.getDueDate())))
                .sorted(Comparator.comparing(Open::since))
                .toList();
    }

    /** The completed tasks of a case, oldest first; those that were taken back are left out. */
    public List<Done> done(String key) {
        return tasks(key, query -> query.taskDeleteReason(COMPLETED)).stream()
                .map(task -> new Done(
                        task.getName(),
                        task.getAssignee(),
                        task.getOwner(),
                        task.getEndTime().toInstant()))
                .sorted(Comparator.comparing(Done::at))
                .toList();
    }

    private List<HistoricTaskInstance> tasks(String key, UnaryOperator<HistoricTaskInstanceQuery> which) {
        return unrestricted.get(
                () -> which.apply(history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(key))
                        .list());
    }

    /** The stays of a case in the subprocesses of one of its processes, oldest first. */
    public List<Stay> stays(String process, String key) {
        HistoricProcessInstance instance = unrestricted.get(() -> history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .singleResult());
        if (instance == null) {
            return List.of();
        }
        List<HistoricActivityInstance> found = unrestricted.get(() -> history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("subProcess")
                .list());
        return found.stream()
                .map(stay ->
                        new Stay(stay.getActivityId(), stay.getStartTime().toInstant(), instant(stay.getEndTime())))
                .sorted(Comparator.comparing(Stay::from))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
