package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.closedloop.staff.Role;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees which task, by every way of asking. */
class TaskAuthorizationsTest {

    @Nested
    @ProcessTest
    class OnH2 extends Cases {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Cases {}

    abstract static class Cases {

        private static final String PRODUCT = Role.PRODUCT_MANAGER.id();
        private static final String STRANGER = "somebody-else";

        @Autowired
        Journey journey;

        @Autowired
        TaskService tasks;

        @Autowired
        IdentityService identity;

        @Autowired
        AuthorizationService authorizations;

        @Autowired
        JdbcClient jdbc;

        Task task;

        @BeforeEach
        void opensATaskOfTheProductManager() {
            journey.begins().through("registerRequirement", "confirmRegistration");
            task = journey.task("analyzeRequirement");
        }

        @Test
        void writesNoGrantForATask() {
            tasks.setAssignee(task.getId(), PRODUCT);
            assertThat(jdbc.sql(
                                    "SELECT COUNT(*) FROM act_ru_authorization WHERE resource_type_ = 7 AND resource_id_ <> '*'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void showsATaskToTheRoleItIsOfferedToAndToNobodyElse() {
            for (Role role : Role.values()) {
                boolean sees = role == Role.PRODUCT_MANAGER || role == Role.PROCESS_OWNER;
                assertThat(finds(role.id(), List.of(role.id()), query -> query))
                        .as("%s finds it", role)
                        .isEqualTo(sees);
                assertThat(may(role.id(), Permissions.READ))
                        .as("%s reads it", role)
                        .isEqualTo(sees);
                assertThat(may(role.id(), Permissions.TASK_WORK))
                        .as("%s works on it", role)
                        .isEqualTo(role == Role.PRODUCT_MANAGER);
                assertThat(may(role.id(), Permissions.TASK_ASSIGN))
                        .as("%s gives it away", role)
                        .isFalse();
            }
        }

        @Test
        void doesNotShowMoreToWhoAsksForOthersTasks() {
            List<String> operations = List.of(Role.OPERATIONS.id());
            for (UnaryOperator<TaskQuery> asked : List.<UnaryOperator<TaskQuery>>of(
                    query -> query.taskCandidateGroup(PRODUCT),
                    query -> query.taskCandidateGroupIn(List.of(PRODUCT, Role.OPERATIONS.id())),
                    query -> query.taskCandidateUser(PRODUCT),
                    query -> query.taskDefinitionKey("analyzeRequirement"),
                    query -> query.or()
                            .taskAssignee(STRANGER)
                            .taskCandidateGroup(PRODUCT)
                            .endOr(),
                    query -> query.or()
                            .taskCandidateGroup(Role.OPERATIONS.id())
                            .taskUnassigned()
                            .endOr())) {
                assertThat(finds(Role.OPERATIONS.id(), operations, asked)).isFalse();
            }
            tasks.setAssignee(task.getId(), PRODUCT);
            assertThat(finds(Role.OPERATIONS.id(), operations, query -> query.taskAssignee(PRODUCT)))
                    .isFalse();
        }

        @Test
        void showsTheRolesTasksByTheListsOfTasklist() {
            assertThat(finds(
                            PRODUCT,
                            List.of(PRODUCT),
                            query -> query.taskUnassigned().taskCandidateGroupIn(List.of(PRODUCT))))
                    .isTrue();
            tasks.setAssignee(task.getId(), STRANGER);
            assertThat(finds(STRANGER, List.of(), query -> query.taskAssignee(STRANGER)))
                    .isTrue();
            assertThat(finds(STRANGER, List.of(), query -> query)).isTrue();
            assertThat(finds(PRODUCT, List.of(PRODUCT), query -> query))
                    .as("claimed by a colleague")
                    .isTrue();
            tasks.setAssignee(task.getId(), null);
            assertThat(finds(STRANGER, List.of(), query -> query))
                    .as("given back")
                    .isFalse();
        }

        @Test
        void asksAnewWhenAQueryIsUsedAgainBySomebodyElse() {
            TaskQuery query = tasks.createTaskQuery().taskId(task.getId());
            assertThat(as(PRODUCT, List.of(PRODUCT), query::count)).isEqualTo(1);
            assertThat(as(PRODUCT, List.of(PRODUCT), query::list)).hasSize(1);
            assertThat(as(STRANGER, List.of(), query::count)).isZero();
            assertThat(query.count())
                    .as("nobody signed in: the application itself")
                    .isEqualTo(1);
        }

        @Test
        void honoursGrantsOnProcessesAndSingleTasks() {
            Authorization process = grant(Resources.PROCESS_DEFINITION, "customer-requirement", Permissions.READ_TASK);
            assertThat(finds(STRANGER, List.of(), query -> query)).isTrue();
            authorizations.deleteAuthorization(process.getId());
            assertThat(finds(STRANGER, List.of(), query -> query)).isFalse();

            Authorization single = grant(Resources.TASK, task.getId(), Permissions.READ);
            assertThat(finds(STRANGER, List.of(), query -> query)).isTrue();
            assertThat(authorizations.isUserAuthorized(
                            STRANGER, List.of(), Permissions.READ, Resources.TASK, task.getId()))
                    .isTrue();
            authorizations.deleteAuthorization(single.getId());
            assertThat(finds(STRANGER, List.of(), query -> query)).isFalse();
        }

        private boolean finds(String user, List<String> groups, UnaryOperator<TaskQuery> asked) {
            return as(user, groups, () -> {
                TaskQuery query = asked.apply(tasks.createTaskQuery().taskId(task.getId()));
                assertThat(query.list()).hasSize((int) query.count());
                return query.count() == 1;
            });
        }

        private boolean may(String role, Permission permission) {
            return authorizations.isUserAuthorized(role, List.of(role), permission, Resources.TASK, task.getId());
        }

        private <T> T as(String user, List<String> groups, Supplier<T> asked) {
            identity.setAuthentication(user, groups);
            try {
                return asked.get();
            } finally {
                identity.clearAuthentication();
            }
        }

        private Authorization grant(Resource resource, String id, Permission permission) {
            Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setUserId(STRANGER);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.addPermission(permission);
            return authorizations.saveAuthorization(grant);
        }
    }
}
