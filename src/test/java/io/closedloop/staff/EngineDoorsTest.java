package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.ActiveProfiles;

/** What the engine's REST APIs offer beyond the work of a role, tried by every role and by somebody who has none. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class EngineDoorsTest {

    private static final String WITHOUT_ROLE = "trainee";
    private static final String API = "/engine-rest";
    private static final Map<String, Object> VARIABLE = Map.of("value", "evil", "type", "String");
    private static final Map<String, Object> NOTHING = Map.of();

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    IdentityService identity;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    AuthorizationService authorizations;

    private record Deed(
            String method, String path, @Nullable Map<String, Object> body) {}

    @BeforeEach
    void somebodyWithoutARole() {
        User trainee = identity.newUser(WITHOUT_ROLE);
        trainee.setPassword("demo");
        identity.saveUser(trainee);
    }

    @AfterEach
    void hasLeft() {
        identity.deleteUser(WITHOUT_ROLE);
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNobodysWorkAndChangesNothing() {
        journey.planned();
        Task task = journey.task("obtainConfirmation");
        return deeds(task)
                .map(deed -> dynamicTest(deed.method() + " " + named(deed, task), () -> {
                    String before = state(task);
                    for (String user : everybody()) {
                        assertThat(doors.knock(HttpMethod.valueOf(deed.method()), API + deed.path(), user, deed.body())
                                        .getStatusCode()
                                        .value())
                                .as(user)
                                .isIn(400, 403, 404);
                        assertThat(state(task)).as("after %s", user).isEqualTo(before);
                    }
                }));
    }

    @Test
    void nobodyRenamesOrDeletesHimselfBecauseDocumentsTellByHisNameWhoSigned() {
        for (String user : everybody()) {
            Map<String, Object> other = Map.of("id", user, "firstName", "Department head", "email", "x@evil.example");
            for (String api : List.of(API, API + "/engine/default")) {
                String account = api + "/user/" + user;
                assertThat(doors.knock(HttpMethod.PUT, account + "/profile", user, other)
                                .getStatusCode()
                                .value())
                        .as(account)
                        .isEqualTo(403);
                assertThat(doors.knock(HttpMethod.DELETE, account, user, null)
                                .getStatusCode()
                                .value())
                        .as(account)
                        .isEqualTo(403);
            }
        }
        assertThat(identity.createUserQuery().userEmailLike("%evil%").count()).isZero();
        assertThat(identity.createUserQuery()
                        .userIdIn(everybody().toArray(String[]::new))
                        .count())
                .isEqualTo(everybody().size());
    }

    private static Stream<Deed> deeds(Task task) {
        String instance = "/process-instance/" + task.getProcessInstanceId();
        String execution = "/execution/" + task.getExecutionId();
        String definition = "/process-definition/" + task.getProcessDefinitionId();
        Map<String, Object> suspended = Map.of("suspended", true);
        Map<String, Object> steps = Map.of(
                "processInstanceIds", List.of(task.getProcessInstanceId()),
                "processDefinitionId", task.getProcessDefinitionId(),
                "instructions", List.of(Map.of("type", "startBeforeActivity", "activityId", "archiveRequirement")));
        String own = "/task/" + task.getId();
        return Stream.of(
                deed("PUT", own + "/variables/planDecision", VARIABLE),
                deed("POST", own + "/variables", Map.of("modifications", Map.of("planDecision", VARIABLE))),
                deed("DELETE", own + "/variables/scope", null),
                deed("PUT", own + "/localVariables/x", VARIABLE),
                deed("POST", own + "/localVariables", Map.of("modifications", Map.of("x", VARIABLE))),
                deed("PUT", own, Map.of("name", "${7*7}", "assignee", "archivist")),
                deed("POST", own + "/identity-links", Map.of("userId", "archivist", "type", "candidate")),
                deed(
                        "POST",
                        own + "/identity-links/delete",
                        Map.of("groupId", "customer-service", "type", "candidate")),
                deed("DELETE", own, null),
                deed("DELETE", own + "/comment", null),
                deed("POST", "/task/create", Map.of("id", "evil", "name", "${7*7}")),
                deed("PUT", instance + "/variables/x", VARIABLE),
                deed("POST", instance + "/modification", steps),
                deed("POST", instance + "/modification-async", steps),
                deed("PUT", instance + "/suspended", suspended),
                deed("DELETE", instance, null),
                deed(
                        "POST",
                        "/process-instance/delete",
                        Map.of("processInstanceIds", List.of(task.getProcessInstanceId()))),
                deed(
                        "POST",
                        "/process-instance/variables-async",
                        Map.of(
                                "variables",
                                Map.of("x", VARIABLE),
                                "processInstanceIds",
                                List.of(task.getProcessInstanceId()))),
                deed("POST", execution + "/signal", NOTHING),
                deed("POST", execution + "/messageSubscriptions/PlanAnswered/trigger", NOTHING),
                deed("POST", execution + "/messageSubscriptions/x/trigger", NOTHING),
                deed("PUT", execution + "/localVariables/x", VARIABLE),
                deed("POST", "/message", Map.of("messageName", "PlanAnswered")),
                deed("POST", "/signal", Map.of("name", "x")),
                deed("POST", "/condition", Map.of("variables", Map.of("x", VARIABLE))),
                deed("PUT", definition + "/suspended", suspended),
                deed("PUT", definition + "/history-time-to-live", Map.of("historyTimeToLive", 1)),
                deed("POST", definition + "/start", NOTHING),
                deed("POST", definition + "/restart", steps),
                deed("POST", definition + "/restart-async", steps),
                deed("DELETE", definition, null),
                deed("POST", "/modification/execute", steps),
                deed(
                        "POST",
                        "/migration/execute",
                        Map.of(
                                "migrationPlan",
                                Map.of(
                                        "sourceProcessDefinitionId",
                                        task.getProcessDefinitionId(),
                                        "targetProcessDefinitionId",
                                        task.getProcessDefinitionId(),
                                        "instructions",
                                        List.of()),
                                "processInstanceIds",
                                List.of(task.getProcessInstanceId()))),
                deed("POST", "/deployment/create", NOTHING),
                deed(
                        "POST",
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "permissions",
                                List.of("ALL"),
                                "userId",
                                WITHOUT_ROLE,
                                "resourceType",
                                7,
                                "resourceId",
                                "*")),
                deed(
                        "POST",
                        "/user/create",
                        Map.of("profile", Map.of("id", "evil"), "credentials", Map.of("password", "evil"))),
                deed(
                        "PUT",
                        "/user/administrator/credentials",
                        Map.of("password", "evil", "authenticatedUserPassword", "demo")),
                deed("POST", "/user/administrator/unlock", NOTHING),
                deed("POST", "/group/create", Map.of("id", "evil", "name", "evil", "type", "x")),
                deed("PUT", "/group/camunda-admin/members/" + WITHOUT_ROLE, NOTHING),
                deed("DELETE", "/group/archivist", null),
                deed("POST", "/tenant/create", Map.of("id", "evil", "name", "evil")),
                deed(
                        "POST",
                        "/filter/create",
                        Map.of(
                                "name",
                                "evil",
                                "resourceType",
                                "Task",
                                "query",
                                Map.of("assigneeExpression", "${7*7}"))),
                deed("POST", "/task", Map.of("assigneeExpression", "${7*7}")),
                deed("POST", "/job/retries", Map.of("jobIds", List.of("x"), "retries", 5)),
                deed(
                        "PUT",
                        "/job/suspended",
                        Map.of("suspended", true, "processDefinitionKey", "customer-requirement")),
                deed(
                        "POST",
                        "/history/process-instance/delete",
                        Map.of("historicProcessInstanceIds", List.of(task.getProcessInstanceId()))),
                deed("POST", "/history/cleanup", NOTHING));
    }

    private static Deed deed(String method, String path, @Nullable Map<String, Object> body) {
        return new Deed(method, path, body);
    }

    /** Without ids, so that a report of two runs names the same tests. */
    private static String named(Deed deed, Task task) {
        return deed.path()
                .replace(task.getId(), "{task}")
                .replace(task.getProcessInstanceId(), "{instance}")
                .replace(task.getExecutionId(), "{execution}")
                .replace(task.getProcessDefinitionId(), "{definition}");
    }

    /** All that one of the deeds would change. */
    private String state(Task task) {
        Task now = journey.task("obtainConfirmation");
        return String.join(
                " ",
                now.getName(),
                String.valueOf(now.getAssignee()),
                String.valueOf(now.isSuspended()),
                runtime.getVariables(task.getExecutionId()).toString(),
                String.valueOf(runtime.getActiveActivityIds(task.getProcessInstanceId())),
                String.valueOf(identity.createUserQuery().count()),
                String.valueOf(identity.createGroupQuery().count()),
                String.valueOf(identity.createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count()),
                String.valueOf(authorizations.createAuthorizationQuery().count()),
                String.valueOf(
                        repository.createProcessDefinitionQuery().active().count()),
                String.valueOf(management.createBatchQuery().count()),
                String.valueOf(history.createHistoricProcessInstanceQuery().count()));
    }

    private static List<String> everybody() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of(WITHOUT_ROLE))
                .toList();
    }
}
