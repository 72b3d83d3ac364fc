package io.closedloop.deadline;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Reading a deadline, waiting for the customer and raising a major problem, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DeadlineDoorsTest {

    private static final Map<String, Object> QUESTION = Map.of("reason", "等客户确认数量");
    private static final Map<String, Object> PROBLEM = Map.of("reason", "供应商停产", "severity", "CRITICAL");

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Doors doors;

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void aTaskOfOthersIsNotThere() {
        String task = assessing();

        for (String door : new String[] {"/waiting", "/major-problem"}) {
            ResponseEntity<JsonNode> refused = doors.in("en").post(task + door, "archivist", PROBLEM);
            assertThat(refused.getStatusCode().value()).isEqualTo(404);
            assertThat(detail(refused)).isEqualTo("There is no such open task, or it is not offered to you.");
            assertThat(detail(doors.in("zh").post(task + door, "archivist", PROBLEM)))
                    .isEqualTo("没有这个待办任务，或它不归您处理。");
        }
        assertThat(doors.status(task + "/deadline", "archivist")).isEqualTo(404);
        assertThat(doors.status(task.replace("/api", "") + "/deadline", "archivist"))
                .isEqualTo(404);
        assertThat(doors.status(task + "/deadline", null)).isEqualTo(401);
    }

    @Test
    void whoOnlyWatchesATaskChangesNothing() {
        String task = assessing();

        assertThat(doors.status(task + "/deadline", "process-owner")).isEqualTo(200);
        ResponseEntity<JsonNode> refused = doors.post(task + "/waiting", "process-owner", QUESTION);
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(detail(refused)).isEqualTo("This task is not yours to do.");
        assertThat(detail(doors.in("zh").send(HttpMethod.DELETE, task + "/waiting", "process-owner", Map.of())))
                .isEqualTo("此任务不归您处理。");
        assertThat(doors.post(task + "/major-problem", "process-owner", PROBLEM)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(journey.openTasks()).containsExactly("assessFeasibility");
    }

    @Test
    void waitsForTheCustomerAndGoesOn() {
        clock.set("2026-10-08T10:00");
        String task = assessing();
        assertThat(doors.post(task + "/waiting", "technical-lead", QUESTION)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        JsonNode waiting = deadline(task);
        assertThat(waiting.get("dueAt")).isNull();
        assertThat(waiting.at("/waiting/reason").asText()).isEqualTo("等客户确认数量");
        assertThat(waiting.at("/waiting/by").asText()).isEqualTo("Technical lead");

        ResponseEntity<JsonNode> again = doors.in("en").post(task + "/waiting", "technical-lead", QUESTION);
        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(detail(again)).isEqualTo("This task waits for the customer already.");

        clock.set("2026-10-10T10:00");
        assertThat(answered(task).getStatusCode().value()).isEqualTo(204);
        assertThat(deadline(task).get("dueAt").asText()).isEqualTo("2026-10-12T10:00:00Z");
        assertThat(answered(task).getStatusCode().value()).isEqualTo(409);
        assertThat(detail(doors.in("zh").send(HttpMethod.DELETE, task + "/waiting", "technical-lead", Map.of())))
                .isEqualTo("此任务没有在等待客户。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void waitsForNothingWithoutAReason(String reason) {
        String task = assessing();

        ResponseEntity<JsonNode> refused =
                doors.in("en").post(task + "/waiting", "technical-lead", Map.of("reason", reason));
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).isEqualTo("Say what the customer is asked for, in at most 1000 characters.");
        assertThat(detail(doors.in("zh").post(task + "/waiting", "technical-lead", Map.of())))
                .isEqualTo("请写明在等客户做什么，不超过1000个字符。");
        assertThat(deadline(task).get("waiting")).isNull();
    }

    @Test
    void aMajorProblemReachesTheHeadWithTheNameOfWhoRaisedIt() {
        String task = assessing();

        assertThat(doors.post(task + "/major-problem", "technical-lead", PROBLEM)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        journey.runOutsideSteps();

        assertThat(journey.openTasks()).containsExactly("assessFeasibility", "handleEscalation");
        String escalation = "/api/tasks/" + journey.task("handleEscalation").getId();
        assertThat(doors.status(escalation + "/deadline", "department-head")).isEqualTo(200);
        assertThat(doors.get("/api/requirements/" + journey.number() + "/documents/escalation", "department-head")
                        .getBody())
                .contains("供应商停产", "CRITICAL", "Technical lead", "Assess feasibility");

        ResponseEntity<JsonNode> again = doors.post(escalation + "/major-problem", "department-head", PROBLEM);
        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(detail(again)).isEqualTo("This escalation is with the department head already.");
        assertThat(detail(doors.in("zh").post(escalation + "/major-problem", "department-head", PROBLEM)))
                .isEqualTo("此问题已由部门负责人处理。");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason":"供应商停产"}                    | The severity of a major problem is CRITICAL, HIGH or MEDIUM. | 重大问题的严重程度只能是 CRITICAL、HIGH 或 MEDIUM。
            {"reason":"供应商停产","severity":"huge"}   | The severity of a major problem is CRITICAL, HIGH or MEDIUM. | 重大问题的严重程度只能是 CRITICAL、HIGH 或 MEDIUM。
            {"reason":" ","severity":"HIGH"}           | A major problem needs a reason of at most 4000 characters.   | 重大问题须写明原因，不超过4000个字符。
            {"severity":"HIGH"}                        | A major problem needs a reason of at most 4000 characters.   | 重大问题须写明原因，不超过4000个字符。
            """)
    void refusesHalfAMajorProblem(String problem, String english, String chinese) throws Exception {
        String door = assessing() + "/major-problem";
        Map<String, Object> half = new ObjectMapper().readValue(problem, new TypeReference<>() {});

        ResponseEntity<JsonNode> refused = doors.in("en").post(door, "technical-lead", half);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).isEqualTo(english);
        assertThat(detail(doors.in("zh").post(door, "technical-lead", half))).isEqualTo(chinese);
        journey.runOutsideSteps();
        assertThat(journey.openTasks()).containsExactly("assessFeasibility");
    }

    @Test
    void theCaseFileExplainsItsDeadlines() {
        clock.set("2026-09-30T10:00");
        assessing();

        JsonNode english = body(doors.in("en").json("/api/requirements/" + journey.number(), "technical-lead"))
                .at("/deadlines/0");
        assertThat(english.get("task").asText()).isEqualTo("assessFeasibility");
        assertThat(english.get("dueAt").asText()).isEqualTo("2026-10-09T10:00:00Z");
        assertThat(english.get("days")).hasSize(10);
        assertThat(english.at("/days/1/reason").asText()).isEqualTo("holiday: National Day (Thursday)");
        assertThat(english.at("/days/1/counted").asBoolean()).isFalse();
        assertThat(english.at("/days/9/reason").asText()).isEqualTo("working day (Friday): day 2 of 2");

        JsonNode chinese = body(doors.in("zh").json("/api/requirements/" + journey.number(), "technical-lead"))
                .at("/deadlines/0");
        assertThat(chinese.at("/days/1/reason").asText()).isEqualTo("星期四，国庆节放假");
        assertThat(chinese.at("/days/9/reason").asText()).isEqualTo("星期五，工作日，第2个工作日（共2个）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    void noRoleMovesADeadlineByHand(String api) {
        assessing();
        Date due = journey.task("assessFeasibility").getDueDate();
        String task = api + "/task/" + journey.task("assessFeasibility").getId();
        String job = api + "/job/" + journey.timer("assessFeasibilityOverdue").getId();
        Map<String, Object> later = Map.of("name", "x", "due", "2030-01-01T00:00:00.000+0000");

        for (String user : new String[] {"technical-lead", "process-owner", "department-head"}) {
            assertThat(status(HttpMethod.PUT, task, user, later))
                    .as("task, %s", user)
                    .isIn(403, 404);
            assertThat(status(
                            HttpMethod.PUT, job + "/duedate", user, Map.of("duedate", "2030-01-01T00:00:00.000+0000")))
                    .as("job, %s", user)
                    .isEqualTo(403);
            assertThat(status(HttpMethod.POST, job + "/duedate/recalculate", user, Map.of()))
                    .as("recalculate, %s", user)
                    .isEqualTo(403);
        }
        assertThat(journey.task("assessFeasibility").getDueDate()).isEqualTo(due);
        assertThat(journey.timer("assessFeasibilityOverdue").getDuedate()).isEqualTo(due);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(doors.status("/api/tasks/nowhere/deadline", "technical-lead"))
                .isEqualTo(404);
        assertThat(doors.status("/tasks/nowhere/deadline", "technical-lead")).isEqualTo(404);
        assertThat(doors.status("/api/tasks/nowhere/elsewhere", "technical-lead"))
                .isEqualTo(404);
        ResponseEntity<JsonNode> gone = doors.post("/api/tasks/nowhere/waiting", "technical-lead", QUESTION);
        assertThat(gone.getStatusCode().value()).isEqualTo(404);
        assertThat(detail(gone)).isEqualTo("There is no such open task, or it is not offered to you.");
    }

    private String assessing() {
        journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
        return "/api/tasks/" + journey.task("assessFeasibility").getId();
    }

    private JsonNode deadline(String task) {
        return body(doors.json(task + "/deadline", "technical-lead"));
    }

    private ResponseEntity<JsonNode> answered(String task) {
        return doors.send(HttpMethod.DELETE, task + "/waiting", "technical-lead", Map.of());
    }

    private int status(HttpMethod method, String path, String user, Map<String, Object> body) {
        return doors.send(method, path, user, body).getStatusCode().value();
    }
}
