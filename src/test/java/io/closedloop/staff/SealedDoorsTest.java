package io.closedloop.staff;

import static io.closedloop.support.Doors.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Ways around the forms that the engine's REST API would offer to whoever has a task. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class SealedDoorsTest {

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    Doors doors;

    @Test
    void noCounterIsOverwrittenWithAForm() {
        journey.delivering().requestsChange();
        Map<String, Object> form = new HashMap<>(inputs.of("conductAcceptance"));
        form.put("undecidedChanges", 0);

        ResponseEntity<JsonNode> refused =
                doors.complete(journey.task("conductAcceptance").getId(), "customer-service", form);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(message(refused)).isEqualTo("undecidedChanges is not a field of this form.");
        assertThat(journey.openTasks()).contains("conductAcceptance");
    }

    @Test
    void nobodyReportsOnTheWorkOfOthers() {
        journey.working();
        String task = journey.tasks("reportProgress").get(0).getId();
        String owner = journey.tasks("reportProgress").get(0).getAssignee();

        assertThat(doors.complete(task, owner, Map.of("status", "DONE", "workItemId", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void aCaseStartsByItsFormOnly() {
        String start = "/engine-rest/process-definition/key/customer-requirement";
        Map<String, Object> form = new HashMap<>(inputs.of("recordRequirement"));

        assertThat(doors.post(start + "/start", "customer-service", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        form.put("planDecision", "REVISE");
        assertThat(message(doors.submit(start + "/submit-form", "customer-service", form)))
                .isEqualTo("planDecision is not a field of this form.");
        assertThat(message(doors.post(start + "/submit-form", "customer-service", Map.of("businessKey", "202405-001"))))
                .isEqualTo("businessKey is not a field of this form.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolve",
                "delegate",
                "bpmnError",
                "bpmnError?x=1",
                "attachment/create?x=1",
                "variables/x/data?x=1"
            })
    void aTaskEndsByItsFormOnly(String way) {
        journey.begins();
        String task = "/engine-rest/task/" + journey.task("registerRequirement").getId() + "/";

        assertThat(doors.post(task + way, "requirement-admin", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.post("/engine-rest/deployment/create", "requirement-admin", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void aMajorProblemBringsItsReasonAndNothingElse() {
        journey.begins();
        String escalation =
                "/engine-rest/task/" + journey.task("registerRequirement").getId() + "/bpmnEscalation";
        Map<String, Object> reason = Map.of("escalationReason", Map.of("value", "客户威胁解约"));

        assertThat(doors.post(
                                escalation,
                                "requirement-admin",
                                Map.of(
                                        "escalationCode",
                                        "MAJOR_PROBLEM",
                                        "variables",
                                        Map.of("submission", Map.of("value", "x"))))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(doors.post(
                                escalation,
                                "requirement-admin",
                                Map.of("escalationCode", "MAJOR_PROBLEM", "variables", reason))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        journey.runOutsideSteps();
        assertThat(journey.openTasks()).containsExactly("handleEscalation", "registerRequirement");
    }

    @Test
    void aClaimedTaskIsGivenBackByWhoClaimedIt() {
        journey.begins();
        String task = "/engine-rest/task/" + journey.task("registerRequirement").getId();
        doors.post(task + "/claim", "requirement-admin", Map.of("userId", "requirement-admin"));

        assertThat(doors.post(task + "/unclaim", "requirement-admin", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(journey.task("registerRequirement").getAssignee()).isNull();
    }

    @Test
    void theTaskOfAWorkItemStaysWithItsOwner() {
        journey.working();
        String owner = journey.tasks("reportProgress").get(0).getAssignee();
        String task =
                "/engine-rest/task/" + journey.tasks("reportProgress").get(0).getId();

        ResponseEntity<JsonNode> refused = doors.post(task + "/unclaim", owner, Map.of());

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(message(refused)).startsWith("This task is offered to nobody but you");
    }

    @Test
    void namesAsLongAsTheyMayBeFitATask() {
        journey.begins("customerName", "长".repeat(200))
                .through(
                        "registerRequirement",
                        "confirmRegistration",
                        "analyzeRequirement",
                        "assessFeasibility",
                        "preparePlan",
                        "obtainConfirmation");
        journey.complete("breakDownTasks", "workItems", Inputs.json("""
                [{"name":"%s","owner":"execution-team","plannedStart":"%s","plannedEnd":"%s","deliverable":"成果"}]
                """.formatted(
                        "务".repeat(200), inputs.today(), inputs.today())));

        assertThat(journey.task("reportProgress").getName()).hasSize(255).endsWith("…");
    }
}
