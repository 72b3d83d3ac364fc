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
import org.springframework.stereotype.Component;

/** Opens tasks to our own API by the same permissions as the engine's: those of the user it knows as current. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Unrestricted unrestricted;
    private final Refusals refusals;

    OpenTasks(
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identity,
            AuthorizationService authorizations,
            Unrestricted unrestricted,
            Refusals refusals) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.unrestricted = unrestricted;
        this.identity = identity;
        this.authorizations = authorizations;
        this.refusals = refusals;
    }

    /**
     * A task that the current user may see.
     *
     * @throws io.closedloop.refusal.Refusal when there is no such open task for this user
     */
    public OpenTask visible(String id) {
        Authentication user = identity.getCurrentAuthentication();
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null || user == null) {
            throw refusals.notFound("refusal.task.unknown");
        }
        return new OpenTask(
                task.getId(),
                key(task),
                task.getExecutionId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                authorizations.isUserAuthorized(
                        user.getUserId(), groups(user), Permissions.TASK_WORK, Resources.TASK, task.getId()));
    }

    /**
     * A task that the current user may do.
     *
     * @throws io.closedloop.refusal.Refusal when there is no such open task, or it is somebody else's to do
     */
    public OpenTask workable(String id) {
        OpenTask task = visible(id);
        if (!task.mayWork()) {
            throw refusals.forbidden("refusal.task.notOffered");
        }
        return task;
    }

    /** Whoever may see a task may know which case it belongs to. */
    private String key(Task task) {
        ProcessInstance process = unrestricted.get(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult());
        return process == null || process.getBusinessKey() == null ? "" : process.getBusinessKey();
    }

    private static List<String> groups(Authentication user) {
        return user.getGroupIds() == null ? List.of() : user.getGroupIds();
    }
}
