package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.engine.TaskForm;
import io.closedloop.support.Inputs;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What looks like an expression of the engine, of Spring or of a template stays the text that somebody typed. */
class LiteralTextTest extends EveryRole {

    private static final String TYPED = "${7*7}#{7*7}[[${7*7}]]__${7*7}__${execution.setVariable('pwned',1)}";

    @Autowired
    Inputs inputs;

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
        journey.begins("customerName", TYPED, "details", TYPED, "description", run);
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

    /** The fields that good input fills with text, each with what looks like an expression. */
    private Object[] texts(String task) {
        Class<? extends Record> type = forms.stream()
                .filter(form -> form.activity().equals(task))
                .findFirst()
                .orElseThrow()
                .type();
        Map<String, Object> good = inputs.of(task);
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> field.getType().equals(String.class))
                .map(RecordComponent::getName)
                .filter(good::containsKey)
                .flatMap(name -> Stream.of(name, TYPED))
                .toArray();
    }
}
