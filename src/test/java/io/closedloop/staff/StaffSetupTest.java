package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.ProcessTest;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class StaffSetupTest {

    @Autowired
    AuthorizationService authorizations;

    @Test
    void showsTheDiagramOfTheWeeklySyncToThoseWithTasksInIt() {
        assertThat(Stream.of(Role.values())
                        .filter(role -> authorizations.isUserAuthorized(
                                role.id(),
                                List.of(role.id()),
                                Permissions.READ,
                                Resources.PROCESS_DEFINITION,
                                "weekly-sync")))
                .containsExactlyInAnyOrder(Role.PROJECT_MANAGER, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER);
    }
}
