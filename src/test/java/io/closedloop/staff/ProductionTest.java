package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.OnPostgres;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The profile for production: an administrator from the environment, and nobody else. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ADMIN_USER=root",
            "ADMIN_PASSWORD=correct-horse-battery",
            "server.forward-headers-strategy=native",
            "closedloop.links.public-url=https://requirements.example.com"
        })
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
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda.bpm.admin-user.password | demo | ADMIN_PASSWORD",
                "camunda.bpm.admin-user.password | short | ADMIN_PASSWORD",
                "camunda.bpm.admin-user.password | demo-demo-demo-demo | ADMIN_PASSWORD",
                "closedloop.staff.demo-password | demo | demo accounts",
                "camunda.bpm.authorization.enabled | false | may do anything",
                "spring.datasource.url | jdbc:h2:mem:x | jdbc:postgresql",
                "spring.datasource.password | postgres | DATABASE_PASSWORD",
                "spring.datasource.password | choose another | DATABASE_PASSWORD",
                "spring.liquibase.password | choose one | DATABASE_OWNER_PASSWORD",
                "server.forward-headers-strategy | none | server.ssl.bundle",
                "server.forward-headers-strategy | framework | server.ssl.bundle",
                "server.servlet.session.cookie.secure | false | cookie.secure",
                "closedloop.links.public-url | http://example.com | closedloop.links.public-url",
                "closedloop.account.ldap.url | ldap://dc1/dc=example,dc=com | ldaps://",
                "closedloop.account.ldap.url | ldaps://dc1/dc=example ldap://dc2/dc=example | ldaps://",
                "closedloop.account.ldap.url | ldap://localhost.example.com/dc=example | ldaps://",
                "closedloop.mailbox.ssl | false | closedloop.mailbox.start-tls",
                "spring.mail.password | secret | mail.smtp.starttls.required",
                "spring.security.oauth2.client.provider.company.issuer-uri | http://login | company.issuer-uri",
                "spring.security.oauth2.client.provider.company.token-uri | http://login/token | company.token-uri",
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri | http://login/keys | jwt.jwk-set-uri",
                "closedloop.webhooks[1].url | http://chat.example.com/hook | closedloop.webhooks[1].url",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri | https://login.example.com | jwt.audiences",
            })
    void refusesWhatIsUnsafeAndSaysHowToMendIt(String setting, String value, String told) {
        MockEnvironment settings = safe();
        assertThatCode(() -> new ProductionCheck(settings).refuse()).doesNotThrowAnyException();
        settings.setProperty(setting, value);
        assertThatThrownBy(() -> new ProductionCheck(settings).refuse())
                .isInstanceOf(UnsafeSettings.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closedloop.account.ldap.url | ldap://localhost:3890/dc=example,dc=com",
                "closedloop.account.ldap.url | ldaps://dc1/dc=example,dc=com",
                "spring.security.oauth2.client.provider.company.issuer-uri | http://127.0.0.1:9000",
                "closedloop.webhooks[1].url | http://[::1]:8080/hook",
            })
    void takesWhatLeavesNoMachineOrIsEncrypted(String setting, String value) {
        MockEnvironment settings = safe();
        settings.setProperty(setting, value);
        assertThatCode(() -> new ProductionCheck(settings).refuse()).doesNotThrowAnyException();
    }

    @Test
    void takesAMailboxThatBecomesEncryptedOrIsHere() {
        MockEnvironment settings = safe().withProperty("closedloop.mailbox.ssl", "false");
        settings.setProperty("closedloop.mailbox.start-tls", "true");
        assertThatCode(() -> new ProductionCheck(settings).refuse()).doesNotThrowAnyException();
        settings.setProperty("closedloop.mailbox.start-tls", "false");
        settings.setProperty("closedloop.mailbox.host", "127.0.0.1");
        assertThatCode(() -> new ProductionCheck(settings).refuse()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.mail.properties.mail.smtp.starttls.required, true",
        "spring.mail.properties.mail.smtp.ssl.enable, true",
        "spring.mail.ssl.enabled, true",
        "spring.mail.ssl.bundle, mail",
        "spring.mail.protocol, smtps",
        "spring.mail.host, localhost",
        "spring.mail.password, ''"
    })
    void takesAMailServerThatHasToSpeakTlsOrIsHereOrNeedsNoPassword(String setting, String value) {
        MockEnvironment settings = safe().withProperty("spring.mail.password", "secret");
        settings.setProperty(setting, value);
        assertThatCode(() -> new ProductionCheck(settings).refuse()).doesNotThrowAnyException();
    }

    private static MockEnvironment safe() {
        return new MockEnvironment()
                .withProperty("camunda.bpm.admin-user.password", "correct-horse-battery")
                .withProperty("camunda.bpm.authorization.enabled", "true")
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/closedloop")
                .withProperty("spring.datasource.password", "never guessed")
                .withProperty("spring.liquibase.password", "never guessed")
                .withProperty("server.forward-headers-strategy", "native")
                .withProperty("server.servlet.session.cookie.secure", "true")
                .withProperty("closedloop.mailbox.host", "imap.example.com")
                .withProperty("spring.mail.host", "smtp.example.com")
                .withProperty("closedloop.webhooks[0].url", "https://chat.example.com/hook")
                .withProperty("closedloop.links.public-url", "https://requirements.example.com");
    }
}
