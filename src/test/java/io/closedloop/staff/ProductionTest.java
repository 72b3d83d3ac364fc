package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.OnPostgres;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.ActiveProfiles;

/** The profile for production: an administrator from the environment, and nobody else. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ADMIN_USER=root", "ADMIN_PASSWORD=correct-horse-battery"})
@ActiveProfiles("postgres")
@OnPostgres
class ProductionTest {

    @Autowired
    IdentityService identity;

    @Autowired
    TestRestTemplate http;

    @Test
    void startsWithTheAdministratorOnly() {
        assertThat(identity.createUserQuery().list()).extracting("id").containsExactly("root");
        assertThat(http.withBasicAuth("root", "correct-horse-battery")
                        .getForEntity("/camunda/app/admin/default/", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(http.withBasicAuth("customer-service", "demo")
                        .getForEntity("/engine-rest/engine", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "short", "demo-demo-demo-demo"})
    void refusesPasswordsThatAnybodyGuesses(String password) {
        assertThatThrownBy(() -> new ProductionCheck(new StaffSettings(null, Role.PROCESS_OWNER), password))
                .hasMessageContaining("ADMIN_PASSWORD");
    }

    @Test
    void refusesDemoAccounts() {
        assertThatThrownBy(() ->
                        new ProductionCheck(new StaffSettings("demo", Role.PROCESS_OWNER), "correct-horse-battery"))
                .hasMessageContaining("demo-password");
    }
}
