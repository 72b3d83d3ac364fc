package io.closedloop.engine;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tasks of a list with the cases they belong to, in as many queries for one as for many. */
@Component
public class ListedTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Unrestricted unrestricted;

    ListedTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, Unrestricted unrestricted) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.unrestricted = unrestricted;
    }

    /** Those of them that the user whom the engine knows as current may see, and that belong to a case. */
    public List<ListedTask> visible(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Task> found =
                tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list();
        Map<String, String> keys =
                keys(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
        return found.stream()
                .filter(task -> keys.containsKey(task.getProcessInstanceId()))
                .map(task -> listed(task, keys.getOrDefault(task.getProcessInstanceId(), "")))
                .toList();
    }

    /** Whoever may see a task may know which case it belongs to. */
    private Map<String, String> keys(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return unrestricted
                .get(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(instances)
                        .list())
                .stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private static ListedTask listed(Task task, String key) {
        @Nullable Date due = task.getDueDate();
        return new ListedTask(task.getId(), key, task.getExecutionId(), due == null ? null : due.toInstant());
    }
}
