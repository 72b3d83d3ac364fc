package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Lets people give back a task they claimed. The engine asks for the permission to assign tasks for it, and whoever had
 * that could take tasks from others.
 */
@Component
public class Unclaim implements ContainerRequestFilter {

    private static final Pattern PATH = Pattern.compile("(?:.*/)?task/([^/]+)/unclaim/?");

    private final TaskService tasks;
    private final IdentityService identity;
    private final Unrestricted unrestricted;
    private final Refusals refusals;

    Unclaim(TaskService tasks, IdentityService identity, Unrestricted unrestricted, Refusals refusals) {
        this.tasks = tasks;
        this.identity = identity;
        this.unrestricted = unrestricted;
        this.refusals = refusals;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher path = PATH.matcher(request.getUriInfo().getPath());
        var user = identity.getCurrentAuthentication();
        if (!"POST".equals(request.getMethod()) || !path.matches() || user == null) {
            return;
        }
        Task task = tasks.createTaskQuery().taskId(path.group(1)).singleResult();
        if (task == null || !user.getUserId().equals(task.getAssignee())) {
            return; // the engine refuses it
        }
        boolean released = unrestricted.get(() -> release(task));
        if (!released) {
            throw refusals.conflict("refusal.task.onlyYours");
        }
        request.abortWith(Response.noContent().build());
    }

    private boolean release(Task task) {
        boolean offered =
                tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> link.getGroupId() != null);
        if (offered) {
            tasks.setAssignee(task.getId(), null);
        }
        return offered;
    }
}
