package io.closedloop.absence;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static io.closedloop.support.Doors.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.calendar.Calendars;
import io.closedloop.staff.Role;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import io.closedloop.support.WithMail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The doors to absences, handing over and the workload. */
@WithMail
class AbsenceDoorsTest {

    private static final String OWNER = "execution-team";
    private static final String COLLEAGUE = "execution-team-2";
    private static final String HEAD = "department-head";

    @Autowired
    Doors doors;

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Calendars calendars;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void everybodyIsBack() {
        clock.reset();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("absence")
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "forgotten"));
        jdbc.sql("DELETE FROM absence").update();
    }

    @ParameterizedTest
    @CsvSource({"/absences, 302", "/workload, 302", "/api/absences, 401", "/api/workload, 401"})
    void areTheStaffs(String path, int status) {
        assertThat(doors.status(path, null)).isEqualTo(status);
    }

    @Test
    void theWorkloadIsForManagersAndTheProcessOwnerLooksOnly() {
        for (Role role : Role.values()) {
            int status = role == Role.DEPARTMENT_HEAD || role == Role.PROCESS_OWNER ? 200 : 403;
            Stream.of("/workload", "/api/workload", "/workload/people/" + OWNER, "/workload/roles/" + OWNER)
                    .forEach(path -> assertThat(doors.status(path, role.id()))
                            .as("%s at %s", role, path)
                            .isEqualTo(status));
            assertThat(doors.status("/absences", role.id())).isEqualTo(200);
        }
        assertThat(doors.form("/workload/people/" + OWNER, "process-owner", "to", COLLEAGUE)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.get("/workload/people/" + OWNER, "process-owner").getBody())
                .doesNotContain("type=\"checkbox\"");
        assertThat(doors.status("/workload/people/nobody", HEAD)).isEqualTo(404);
        assertThat(doors.status("/workload/people/" + OWNER + "?page=2147483647", HEAD))
                .isEqualTo(200);
        assertThat(doors.status("/workload/others/" + OWNER, HEAD)).isEqualTo(404);
    }

    @Test
    void everybodyEntersHisOwnAbsencesAndManagersThoseOfOthers() {
        String day = calendars.today().plusDays(3).toString();
        assertThat(status(enter("archivist", OWNER, day, day, COLLEAGUE))).isEqualTo(403);
        ResponseEntity<JsonNode> entered = enter(OWNER, "", day, day, COLLEAGUE);
        assertThat(status(entered)).isEqualTo(201);
        String path = "/api/absences/" + body(entered).get("id").asLong();

        assertThat(status(doors.send(HttpMethod.DELETE, path, COLLEAGUE, Map.of())))
                .isEqualTo(403);
        assertThat(detail(doors.in("en").post(path + "/end", OWNER, Map.of())))
                .isEqualTo("This absence is over, or has not begun.");
        assertThat(body(doors.json("/api/absences", "archivist"))).isEmpty();
        assertThat(body(doors.json("/api/absences", COLLEAGUE)).get(0).has("note"))
                .as("the note is not for colleagues")
                .isFalse();
        assertThat(body(doors.json("/api/absences", HEAD)).get(0).get("note").asText())
                .isEqualTo("度假");
        assertThat(status(doors.send(HttpMethod.DELETE, path, HEAD, Map.of()))).isEqualTo(204);
        assertThat(status(doors.send(HttpMethod.DELETE, path, HEAD, Map.of()))).isEqualTo(404);
        assertThat(status(enter(HEAD, OWNER, day, day, COLLEAGUE))).isEqualTo(201);
    }

    @Test
    void refusesInBothLanguagesAndKeepsWhatWasTyped() {
        String later = calendars.today().plusDays(5).toString();
        String sooner = calendars.today().plusDays(3).toString();
        assertThat(detail(enter(OWNER, "", later, sooner, COLLEAGUE)))
                .isEqualTo("The last day is before the first day.");
        assertThat(detail(enter(OWNER, "", sooner, later, OWNER))).isEqualTo("Nobody can be his own deputy.");
        assertThat(detail(enter(OWNER, "", sooner, later, "archivist")))
                .isEqualTo("Archivist has no role in common with Execution team and cannot be the deputy.");
        assertThat(detail(enter(OWNER, "", "tomorrow", later, COLLEAGUE))).contains("2026-10-01");
        assertThat(status(enter(COLLEAGUE, "", sooner, later, OWNER))).isEqualTo(201);
        assertThat(detail(enter(OWNER, "", sooner, later, COLLEAGUE)))
                .isEqualTo("Execution team is the deputy of Execution team 2 in the same time. Choose another deputy.");
        assertThat(status(enter(COLLEAGUE, "", sooner, later, OWNER))).isEqualTo(409);

        ResponseEntity<String> page = doors.in("zh")
                .form("/absences", OWNER, "firstDay", later, "lastDay", sooner, "deputy", COLLEAGUE, "note", "回家");
        assertThat(page.getStatusCode().value()).isEqualTo(400);
        assertThat(page.getBody())
                .contains("最后一天早于第一天。", "value=\"" + later + "\"", "value=\"回家\"")
                .containsPattern("value=\"" + COLLEAGUE + "\"[^>]*selected");
    }

    @Test
    void aTaskIsHandedOverByWhoHasItOrTheManager() {
        journey.working();
        String task = breakdown.reportOf(OWNER).getId();
        String path = "/api/tasks/" + task + "/handover";
        Map<String, Object> wanted = Map.of("to", COLLEAGUE, "reason", "知道接口");

        assertThat(status(doors.post(path, "archivist", wanted))).isEqualTo(404);
        assertThat(status(doors.post(path, COLLEAGUE, wanted))).isEqualTo(404);
        assertThat(status(doors.post(path, "process-owner", wanted))).isEqualTo(403);
        assertThat(status(doors.post("/api/tasks/4711/handover", HEAD, wanted))).isEqualTo(404);
        assertThat(detail(doors.in("en").post(path, OWNER, Map.of()))).isEqualTo("Choose who gets it.");
        assertThat(detail(doors.in("zh").post(path, OWNER, Map.of("to", "archivist"))))
                .contains("没有相应角色。");
        assertThat(status(doors.post(path, OWNER, wanted))).isEqualTo(204);
        assertThat(status(doors.post(path, OWNER, wanted)))
                .as("it is not his any more")
                .isIn(403, 404);
        assertThat(status(doors.post(path, HEAD, Map.of("to", OWNER)))).isEqualTo(204);
        assertThat(breakdown.reportOf(OWNER).getId()).isEqualTo(task);
        assertThat(body(doors.json("/api/requirements/" + journey.number(), HEAD))
                        .get("handovers"))
                .hasSize(2);
        assertThat(doors.in("zh").get("/requirements/" + journey.number(), HEAD).getBody())
                .contains("任务移交", "知道接口");
    }

    @Test
    void aManagerGivesManyTasksOrNone() {
        journey.working();
        String first = breakdown.reportOf(OWNER).getId();
        String second = breakdown.reportOf(COLLEAGUE).getId();
        List<String> both = List.of(first, second);

        ResponseEntity<JsonNode> refused = doors.in("en")
                .post("/api/workload/reassignments", HEAD, Map.of("tasks", both, "to", List.of(COLLEAGUE)));
        assertThat(status(refused)).isEqualTo(400);
        assertThat(body(refused).get("errors")).hasSize(1);
        assertThat(detail(refused)).contains(journey.number(), "Execution team 2 has it already.");
        assertThat(breakdown.reportOf(OWNER).getId()).as("none was given").isEqualTo(first);

        assertThat(status(doors.post(
                        "/api/workload/reassignments", HEAD, Map.of("tasks", both, "to", List.of(COLLEAGUE, OWNER)))))
                .isEqualTo(204);
        assertThat(breakdown.reportOf(OWNER).getId()).isEqualTo(second);
        assertThat(breakdown.reportOf(COLLEAGUE).getId()).isEqualTo(first);
        assertThat(jdbc.sql("SELECT operations FROM audit_entry WHERE action = 'POST /api/workload/reassignments'"
                                + " AND outcome = 'DONE' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .as("each of them")
                .contains("requirement=" + journey.number() + " task=" + first)
                .contains("requirement=" + journey.number() + " task=" + second);
        assertThat(status(doors.post(
                        "/api/workload/reassignments", "process-owner", Map.of("tasks", both, "to", List.of(OWNER)))))
                .isEqualTo(403);
    }

    @Test
    void whoseAccountIsDeletedIsNamedByItsIdAndLosesHisTasksToOthers() {
        String gone = "leaver";
        identity.saveUser(identity.newUser(gone));
        identity.createMembership(gone, OWNER);
        journey.confirmed()
                .complete(
                        "breakDownTasks",
                        "workItems",
                        BreakdownForm.list(breakdown.added("界面设计", gone), breakdown.added("后端开发", COLLEAGUE)));
        String task = breakdown.reportOf(gone).getId();
        identity.deleteUser(gone);

        String number = journey.number();
        for (String page : List.of("/requirements/" + number, "/requirements?text=" + number, "/workload")) {
            assertThat(doors.get(page, HEAD).getBody()).as(page).contains(gone);
        }
        assertThat(doors.get("/workload/people/" + gone, HEAD).getBody()).contains(number);
        assertThat(status(doors.post(
                        "/api/workload/reassignments", HEAD, Map.of("tasks", List.of(task), "to", List.of(OWNER)))))
                .isEqualTo(204);
        assertThat(breakdown.reportOf(OWNER).getId()).isEqualTo(task);
        journey.complete(breakdown.reportOf(OWNER), "status", "IN_PROGRESS");
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        journey.fires("nextWorkingDay");
        assertThat(breakdown.reportOf(OWNER).getId())
                .as("asked for the next day")
                .isNotEqualTo(task);
    }

    /** Two people who have both roles: whoever assessed a change may not even claim its approval. */
    @Test
    void theEnginesOwnDoorsKeepToTheSameRules() {
        identity.createMembership("project-manager", HEAD);
        try {
            journey.working().requestsChange().through("assessChangeImpact");
            String approval = journey.task("approveChangeInternally").getId();
            ResponseEntity<JsonNode> refused = doors.in("en")
                    .post(
                            "/engine-rest/task/" + approval + "/claim",
                            "project-manager",
                            Map.of("userId", "project-manager"));
            assertThat(status(refused)).isEqualTo(403);
            assertThat(message(refused)).startsWith("This task judges work of the same person.");
            assertThat(message(doors.complete(approval, "project-manager", Map.of("decision", "APPROVE"))))
                    .startsWith("You recorded or assessed this change.");
            assertThat(status(doors.post("/engine-rest/task/" + approval + "/claim", HEAD, Map.of("userId", HEAD))))
                    .isEqualTo(204);
        } finally {
            identity.deleteMembership("project-manager", HEAD);
        }
    }

    private ResponseEntity<JsonNode> enter(String user, String person, String first, String last, String deputy) {
        return doors.in("en")
                .post(
                        "/api/absences",
                        user,
                        Map.of("person", person, "firstDay", first, "lastDay", last, "deputy", deputy, "note", "度假"));
    }

    private static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }
}
