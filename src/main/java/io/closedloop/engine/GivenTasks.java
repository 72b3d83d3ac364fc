package io.closedloop.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Refuses a task to whoever may not have it before the engine gives it: what a listener refuses then comes wrapped in
 * words of the engine.
 */
@Component
public class GivenTasks implements ContainerRequestFilter {

    private static final Pattern PATH = Pattern.compile("(?:.*/)?task/([^/]+)/(claim|assignee)/?");

    private final TaskService tasks;
    private final HeldTasks held;
    private final Receivers receivers;
    private final IdentityService identity;
    private final ObjectMapper json;

    GivenTasks(TaskService tasks, HeldTasks held, Receivers receivers, IdentityService identity, ObjectMapper json) {
        this.tasks = tasks;
        this.held = held;
        this.receivers = receivers;
        this.identity = identity;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Matcher path = PATH.matcher(request.getUriInfo().getPath());
        if (!"POST".equals(request.getMethod()) || !path.matches()) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Task visible = tasks.createTaskQuery().taskId(path.group(1)).singleResult();
        Optional<String> to = user(body);
        if (visible != null && to.isPresent()) {
            String by = CurrentUser.id(identity);
            held.find(visible.getId())
                    .filter(task -> !to.get().equals(task.assignee()))
                    .ifPresent(task -> receivers.check(task, to.get(), by));
        }
    }

    private Optional<String> user(byte[] body) throws IOException {
        try {
            String user = json.readTree(body).path("userId").asText("");
            return user.isBlank() ? Optional.empty() : Optional.of(user);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the engine says what is wrong with it
        }
    }
}
