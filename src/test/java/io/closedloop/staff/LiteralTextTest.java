package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closedloop.engine.TaskForm;
import io.closedloop.support.Inputs;
import io.closedloop.support.Waypoints;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What looks like an expression of the engine, of Spring or of a template stays the text that somebody typed. */
class LiteralTextTest extends EveryRole {

    private static final String TYPED = "${7*7}#{7*7}[[${7*7}]]__${7*7}__${execution.setVariable('pwned',1)}";

    /** What begins a case or an answer of the customer's; what only compares; what is about no requirement. */
    private static final Set<String> BEYOND = Set.of(
            "requirementRecorded",
            "requirementReceived",
            "registrationAnswered",
            "changeWanted",
            "changeRequested",
            "reportWanted",
            "reportRequested",
            "correctRegistration",
            "checkConfirmation",
            "checkChangeApproval",
            "checkAcceptance",
            "proposeImprovements",
            "handleMail");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Inputs inputs;

    @Autowired
    Waypoints waypoints;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    List<TaskForm<?>> forms;

    @TempDir
    Path folder;

    @Test
    void everyTextOfEveryFormOfTheWalkIsKeptAsItWasTyped() {
        Path marker = folder.resolve("marker");
        String run = "${T(java.lang.Runtime).getRuntime().exec('touch " + marker + "')}" + TYPED;
        journey.begins(
                "customerName",
                TYPED,
                "contactPerson",
                TYPED,
                "contactDetails",
                TYPED,
                "details",
                TYPED,
                "description",
                run);
        for (String task : List.of(
                "registerRequirement",
                "confirmRegistration",
                "analyzeRequirement",
                "assessFeasibility",
                "preparePlan",
                "obtainConfirmation")) {
            captionedAsTyped(journey.task(task));
            journey.complete(task, texts(task));
        }
        journey.complete("breakDownTasks")
                .complete("reportProgress", texts("reportProgress"))
                .complete("reportProgress", texts("reportProgress"))
                .complete("submitDeliverables")
                .complete("conductAcceptance", texts("conductAcceptance"));
        String number = journey.number();

        for (String path : List.of(
                "/requirements/" + number,
                "/api/requirements/" + number,
                "/api/requirements/" + number + "/documents/registration-form",
                "/api/requirements/" + number + "/documents/handling-plan")) {
            var answer = doors.get(path, "process-owner");
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
            assertThat(answer.getBody()).as(path).contains("${7*7}#{7*7}[[${7*7}]]__${7*7}__${execution.setVariable(");
        }
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName("pwned")
                        .count())
                .isZero();
        assertThat(Files.exists(marker)).isFalse();
    }

    /** Wherever a text is kept, rows of lists included: nothing has made anything of it. */
    @TestFactory
    Stream<DynamicTest> everyTextOfEveryTaskStaysWhatItIs() {
        return forms.stream()
                .map(TaskForm::activity)
                .filter(task -> !BEYOND.contains(task))
                .map(task -> dynamicTest(task, () -> {
                    reach(task);
                    Object[] texts = texts(task);
                    long before = stored().holding(TYPED);
                    journey.complete(task, texts);
                    assertThat(stored().holding(TYPED)).isGreaterThan(before);
                    assertThat(stored().holding("__49__")).isZero();
                }));
    }

    @Test
    void expressionsInQueriesAndNewFiltersAreRefused() {
        String marker = "${execution.setVariable('pwned',1)}";
        for (Role role : Role.values()) {
            for (String field : List.of("assigneeExpression", "candidateGroupExpression", "dueBeforeExpression")) {
                Map<String, Object> query = Map.of(field, marker);
                assertThat(doors.post("/engine-rest/task", role.id(), query)
                                .getStatusCode()
                                .value())
                        .as("%s %s", role, field)
                        .isIn(400, 403);
                assertThat(doors.post(
                                        "/engine-rest/filter/create",
                                        role.id(),
                                        Map.of("name", "x", "resourceType", "Task", "query", query))
                                .getStatusCode()
                                .value())
                        .as("%s %s", role, field)
                        .isIn(400, 403);
            }
        }
    }

    private StoredTexts stored() {
        return new StoredTexts(jdbc);
    }

    private void reach(String task) {
        if (task.equals("updateTaskBreakdown")) {
            // with no work done yet, whose row would have to stay as it is
            journey.working()
                    .requestsChange()
                    .through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally");
        } else {
            journey.with(waypoints.reach(task));
        }
    }

    /** A task is called as in the model and, behind that, as the customer is; what is to be done stands in the model alone. */
    private void captionedAsTyped(Task task) {
        UserTask modelled = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        String number = journey.number();
        assertThat(task.getName())
                .isEqualTo(modelled.getName() + " · " + (number.startsWith("R-") ? "" : number + " · ") + TYPED);
        assertThat(task.getDescription())
                .isEqualTo(modelled.getDocumentations().iterator().next().getTextContent());
    }

    /** Good input, in which each text that may be so long is what looks like an expression. */
    private Object[] texts(String task) {
        Map<String, Object> typed = new LinkedHashMap<>();
        type(form(task).type(), inputs.of(task), typed);
        return typed.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray();
    }

    private TaskForm<?> form(String task) {
        return forms.stream()
                .filter(form -> form.activity().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static void type(Class<?> form, Map<String, Object> good, Map<String, Object> typed) {
        for (RecordComponent field : form.getRecordComponents()) {
            String name = field.getName();
            if (takes(field)) {
                typed.put(name, TYPED);
            } else if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                type(field.getType(), good, typed);
            } else if (field.getGenericType() instanceof ParameterizedType list
                    && good.get(name) instanceof JsonValue rows) {
                typed.put(name, typed(rows, (Class<?>) list.getActualTypeArguments()[0]));
            }
        }
    }

    /** The rows of a list. */
    private static Object typed(JsonValue good, Class<?> row) {
        try {
            ArrayNode rows = (ArrayNode) JSON.readTree(good.getValueSerialized());
            rows.forEach(each -> Arrays.stream(row.getRecordComponents())
                    .filter(LiteralTextTest::takes)
                    .forEach(field -> ((ObjectNode) each).put(field.getName(), TYPED)));
            return Inputs.json(rows.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Names of people, months and requirements are shorter. */
    private static boolean takes(RecordComponent field) {
        Size size = field.getAccessor().getAnnotation(Size.class);
        return field.getType().equals(String.class) && (size == null || size.max() >= TYPED.length());
    }
}
