package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What the engine's REST APIs offer beyond the work of a role, tried by every role and by somebody who has none. */
class EngineDoorsTest extends EveryRole {

    private static final String API = "/engine-rest";

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
