package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What the engine's REST APIs offer beyond the work of a role, tried by every role and by somebody who has none. */
class EngineDoorsTest extends EveryRole {

    private static final String API = "/engine-rest";

    /** Who does something by it that is his work; with {@code .*} it is nothing, as to go nowhere from no place. */
    private static final Map<Operation, String> WORK = Map.of(
            new Operation("/task/{id}/claim", "POST"), "customer-service",
            new Operation("/job/{id}/suspended", "PUT"), "process-owner",
            new Operation("/job/{id}/execute", "POST"), "process-owner",
            new Operation("/process-instance/{id}/modification", "POST"), ".*");

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    AuthorizationService authorizations;

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNobodysWorkAndChangesNothing() {
        journey.planned();
        Task task = journey.task("obtainConfirmation");
        return Deed.at(task, WITHOUT_ROLE)
                .map(deed -> dynamicTest(deed.method() + " " + deed.named(task), () -> {
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

    /** With nothing said beyond what is meant, whoever may would at least get further than a search does. */
    @TestFactory
    Stream<DynamicTest> doesNothingOfAllThatItCouldBeAskedForBesidesSearching() {
        journey.planned();
        Task task = journey.task("obtainConfirmation");
        Map<String, String> ids = ids(task);
        String before = state(task);
        List<Operation> operations =
                Operation.of(DefaultProcessEngineRestServiceImpl.class).toList();
        assertThat(operations).hasSizeGreaterThan(200);
        assertThat(operations.stream().map(Operation::name))
                .containsAll(EngineOperations.all().toList());
        return Stream.concat(
                operations.stream()
                        .map(operation -> dynamicTest(operation.name(), () -> {
                            for (String user : everybody()) {
                                int status = doors.knock(
                                                HttpMethod.valueOf(operation.method()),
                                                API + operation.on(ids),
                                                user,
                                                Map.of())
                                        .getStatusCode()
                                        .value();
                                if (operation.isRefusedTo(user)) {
                                    assertThat(status).as(user).isEqualTo(403);
                                } else if (operation.searches()) {
                                    assertThat(status).as(user).isEqualTo(200);
                                } else if (!user.matches(WORK.getOrDefault(operation, ""))) {
                                    assertThat(status)
                                            .as(user)
                                            .isBetween(
                                                    400,
                                                    EngineOperations.FAILING.contains(operation.name()) ? 500 : 499);
                                }
                            }
                        })),
                Stream.of(dynamicTest("and all is as it was", () -> {
                    tasks.setAssignee(task.getId(), null);
                    assertThat(state(task)).isEqualTo(before);
                })));
    }

    /** What stands in a path for a name, by the path's begin: something of others each time. */
    private Map<String, String> ids(Task task) {
        Map<String, String> ids = new HashMap<>();
        ids.put("task", task.getId());
        ids.put("execution", task.getExecutionId());
        ids.put("process-instance", task.getProcessInstanceId());
        ids.put("history", task.getProcessInstanceId());
        ids.put("process-definition", task.getProcessDefinitionId());
        ids.put("deployment", repository.createDeploymentQuery().list().get(0).getId());
        // the clean-up of history, of which the engine does not ask who may
        ids.put(
                "job",
                management.createJobQuery().list().stream()
                        .filter(job -> job.getProcessDefinitionId() == null)
                        .findFirst()
                        .orElseThrow()
                        .getId());
        ids.put(
                "job-definition",
                management.createJobDefinitionQuery().list().get(0).getId());
        ids.put(
                "authorization",
                authorizations.createAuthorizationQuery().list().get(0).getId());
        ids.put(
                "decision-definition",
                repository.createDecisionDefinitionQuery().list().get(0).getId());
        ids.put("user", "administrator");
        ids.put("group", "archivist");
        return ids;
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
