package io.closedloop.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.refusal.Refusals;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets nothing into a case but the fields of the form that is submitted. To the engine a form is any set of variables:
 * without this, whoever has a task could overwrite the decisions and counters that gateways and rules rely on.
 */
@Component
public class FormFieldsOnly implements ContainerRequestFilter {

    private static final Pattern TASK = Pattern.compile("(?:.*/)?task/([^/]+)/(complete|submit-form|bpmnEscalation)/?");
    private static final Pattern START = Pattern.compile("(?:.*/)?process-definition/(key/)?([^/]+)/submit-form/?");

    /** What may come with a major problem. */
    private static final List<String> ESCALATION = List.of("escalationReason", "escalationSeverity");

    private final FormListener forms;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Refusals refusals;
    private final ObjectMapper json;

    FormFieldsOnly(
            FormListener forms, TaskService tasks, RepositoryService repository, Refusals refusals, ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.repository = repository;
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String path = request.getUriInfo().getPath();
        Matcher task = TASK.matcher(path);
        Matcher start = START.matcher(path);
        if (!"POST".equals(request.getMethod()) || !(task.matches() || start.matches())) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        JsonNode form = read(body);
        if (form != null) {
            (task.matches() ? taskFields(task) : startFields(start)).ifPresent(fields -> check(form, fields));
        }
    }

    private void check(JsonNode form, List<String> fields) {
        for (Iterator<String> names = form.path("variables").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw refusals.invalid("refusal.form.unknownField", name);
            }
        }
        if (!form.path("businessKey").asText("").isBlank()) {
            throw refusals.invalid("refusal.form.unknownField", "businessKey");
        }
    }

    /** Empty for a task that is gone or not theirs to see, which the engine refuses. */
    private Optional<List<String>> taskFields(Matcher path) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(path.group(1)).singleResult())
                .map(task -> "bpmnEscalation".equals(path.group(2))
                        ? ESCALATION
                        : forms.fields(task.getTaskDefinitionKey()));
    }

    private Optional<List<String>> startFields(Matcher path) {
        var query = repository.createProcessDefinitionQuery();
        ProcessDefinition definition = path.group(1) == null
                ? query.processDefinitionId(path.group(2)).singleResult()
                : query.processDefinitionKey(path.group(2)).latestVersion().singleResult();
        return Optional.ofNullable(definition)
                .flatMap(found ->
                        repository.getBpmnModelInstance(found.getId()).getModelElementsByType(StartEvent.class).stream()
                                .filter(event -> event.getCamundaFormKey() != null)
                                .findFirst())
                .map(event -> forms.fields(event.getId()));
    }

    private @Nullable JsonNode read(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return null; // the engine says what is wrong with it
        }
    }
}
