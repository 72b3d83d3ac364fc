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
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
class StaffSetupTest {

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    StaffSetup setup;

    @Autowired
    JdbcTemplate jdbc;

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

    /** A node that starts beside others must not take away, not even for a moment, what people work with there. */
    @Test
    void writesEachGrantOnce() {
        jdbc.execute("UPDATE ACT_RU_AUTHORIZATION SET REV_ = 1");

        setup.run(new DefaultApplicationArguments());

        assertThat(jdbc.queryForList("SELECT DISTINCT REV_ FROM ACT_RU_AUTHORIZATION", Integer.class))
                .allMatch(revision -> revision <= 2);
    }
}
