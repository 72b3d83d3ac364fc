package io.closedloop.execution;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The names of execution and its two standing processes, and what it asks the engine. */
@Component
class ExecutionProcess {

    static final String WEEKLY_SYNC = "weekly-sync";

    /** The project manager whose sync it is. */
    static final String MANAGER = "manager";

    static final String CAPTION = "caption";
    static final String WORK_ITEM = "workItemId";
    static final String PROGRESS = "progress";
    static final String PROGRESS_FROM = "progressFrom";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;

    ExecutionProcess(TaskService tasks, RuntimeService runtime, HistoryService history) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
    }

    /** A report that is due and not made. */
    record MissingReport(String number, String owner, Long workItem, Instant dueAt) {}

    /** The reports due before some time. One that waits for the customer is not due. */
    List<MissingReport> missing(Instant dueBefore) {
        List<Task> open = tasks.createTaskQuery()
                .taskDefinitionKey("reportProgress")
                .taskAssigned()
                .dueBefore(Date.from(dueBefore))
                .active()
                .list();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, String> numbers = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return open.stream()
                .map(task -> new MissingReport(
                        Objects.requireNonNull(numbers.get(task.getProcessInstanceId())),
                        task.getAssignee(),
                        (Long) tasks.getVariable(task.getId(), WORK_ITEM),
                        task.getDueDate().toInstant()))
                .toList();
    }

    /** Whether there was a weekly sync with this business key. */
    boolean hasSync(String key) {
        return history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(WEEKLY_SYNC)
                        .processInstanceBusinessKey(key)
                        .count()
                > 0;
    }
}
