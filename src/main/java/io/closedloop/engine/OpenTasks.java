package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens tasks to our own API by the same permissions as the engine's. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Refusals refusals;

    OpenTasks(
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identity,
            AuthorizationService authorizations,
            Refusals refusals) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.authorizations = authorizations;
        this.refusals = refusals;
    }

    /**
     * A task that a user may see.
     *
     * @throws io.closedloop.refusal.Refusal when there is no such open task for this user
     */
    public OpenTask visible(String id, String user, List<String> groups) {
        Task task = asUser(id, user, groups);
        if (task == null) {
            throw refusals.notFound("refusal.task.unknown");
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        boolean mayWork =
                authorizations.isUserAuthorized(user, groups, Permissions.TASK_WORK, Resources.TASK, task.getId());
        return new OpenTask(
                task.getId(),
                task.getExecutionId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                instance.getBusinessKey(),
                mayWork);
    }

    /**
     * A task that a user may do.
     *
     * @throws io.closedloop.refusal.Refusal when there is no such open task, or it is somebody else's to do
     */
    public OpenTask workable(String id, String user, List<String> groups) {
        OpenTask task = visible(id, user, groups);
        if (!task.mayWork()) {
            throw refusals.forbidden("refusal.task.notOffered");
        }
        return task;
    }

    private @Nullable Task asUser(String id, String user, List<String> groups) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(user, groups);
        try {
            return tasks.createTaskQuery().taskId(id).singleResult();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
