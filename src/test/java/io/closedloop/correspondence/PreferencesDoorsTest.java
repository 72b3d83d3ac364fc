package io.closedloop.correspondence;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.staff.Language;
import io.closedloop.staff.Languages;
import io.closedloop.support.Doors;
import io.closedloop.support.SignedIn;
import io.closedloop.support.Visitor;
import io.closedloop.support.WithMail;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody of the staff says for himself how he wants his mails. */
@WithMail
class PreferencesDoorsTest {

    private static final String API = "/api/preferences";

    @Autowired
    Doors doors;

    @Autowired
    Preferences preferences;

    @Autowired
    Languages languages;

    @Autowired
    Correspondence correspondence;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestRestTemplate http;

    @LocalServerPort
    int port;

    @AfterEach
    void forgetIt() {
        preferences.choose("operations", MailRhythm.AT_ONCE);
    }

    @Test
    void isTheStaffsAlone() {
        assertThat(doors.status("/preferences", null)).isEqualTo(302);
        assertThat(doors.status(API, null)).isEqualTo(401);
        assertThat(new Visitor(port)
                        .with("Content-Type", "application/json")
                        .send("PUT", API, BodyPublishers.ofString("{\"mails\":\"DAILY\"}"))
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void everybodyChoosesForHimself() {
        assertThat(mails("operations")).isEqualTo("AT_ONCE");

        assertThat(body(put("operations", "DAILY")).get("mails").asText()).isEqualTo("DAILY");

        assertThat(mails("operations")).isEqualTo("DAILY");
        assertThat(mails("technical-lead")).isEqualTo("AT_ONCE");
        assertThat(doors.get("/preferences", "operations").getBody())
                .containsPattern("value=\"DAILY\"[^>]*checked")
                .contains("operations@closedloop.example", "On working days at 08:30");
        assertThat(doors.in("zh").get("/preferences", "technical-lead").getBody())
                .containsPattern("value=\"AT_ONCE\"[^>]*checked")
                .contains("工作日 08:30");
    }

    @Test
    void saysWhatWaits() {
        preferences.choose("operations", MailRhythm.DAILY);
        correspondence.tell("202405-001", Recipient.person("operations"), "taskAssigned", "联调");
        correspondence.tell("202405-002", Recipient.person("operations"), "taskAssigned", "联调");

        assertThat(doors.in("en").get("/preferences", "operations").getBody())
                .contains("2 messages are collected for your next digest.");
        assertThat(doors.in("zh").get("/preferences", "operations").getBody()).contains("已有 2 条消息待汇入您的下一封摘要。");
        jdbc.sql("DELETE FROM correspondence_mail WHERE recipient = 'operations'")
                .update();
        assertThat(doors.in("en").get("/preferences", "operations").getBody())
                .doesNotContain("collected for your next");
    }

    @Test
    void saysWhenThereIsNoAddress() {
        User user = identity.newUser("without-address");
        user.setPassword("demo");
        identity.saveUser(user);

        assertThat(doors.in("en").get("/preferences", "without-address").getBody())
                .contains("Your account has no mail address");
    }

    @Test
    void refusesWhatIsNoChoice() {
        for (String wrong : new String[] {"WEEKLY", "daily", "", null}) {
            ResponseEntity<JsonNode> refused = doors.in("en").send(HttpMethod.PUT, API, "operations", choice(wrong));
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(detail(refused)).startsWith("Choose how you want your mails: AT_ONCE");
        }
        assertThat(detail(doors.in("zh").send(HttpMethod.PUT, API, "operations", choice("WEEKLY"))))
                .startsWith("请选择接收邮件的方式");
        ResponseEntity<String> page = form("operations", "mails=WEEKLY");
        assertThat(page.getStatusCode().value()).isEqualTo(400);
        assertThat(page.getBody()).contains("role=\"alert\"", "Choose how you want your mails");
        assertThat(mails("operations")).isEqualTo("AT_ONCE");
    }

    @Test
    void thePageSaves() {
        ResponseEntity<String> saved = form("operations", "mails=DAILY");

        assertThat(saved.getStatusCode().value()).isEqualTo(302);
        assertThat(mails("operations")).isEqualTo("DAILY");
    }

    @Test
    void noOtherSiteChooses() {
        SignedIn browser = new SignedIn(port, "operations");

        assertThat(browser.form("/preferences", "mails=DAILY")).isEqualTo(403);
        assertThat(browser.send("PUT", API, MediaType.APPLICATION_JSON_VALUE, "{\"mails\":\"DAILY\"}"))
                .isEqualTo(403);
        assertThat(mails("operations")).isEqualTo("AT_ONCE");

        assertThat(browser.form("/preferences", "mails=DAILY&_csrf=" + browser.token()))
                .isEqualTo(302);
        assertThat(mails("operations")).as("our own page").isEqualTo("DAILY");
    }

    @Test
    void readsInTheLanguageHeChose() {
        SignedIn browser = new SignedIn(port, "operations");

        browser.form("/preferences", "mails=AT_ONCE&language=CHINESE&_csrf=" + browser.token());
        try {
            assertThat(browser.get("/preferences").body())
                    .contains("lang=\"zh\"", "个人设置")
                    .containsPattern("value=\"CHINESE\"[^>]*checked");
            assertThat(browser.cookies()).containsEntry("CLOSEDLOOP-STAFF-LANGUAGE", "zh");
            assertThat(browser.get("/api/tasks/unknown/deadline").body()).contains("没有这个待办任务");
            assertThat(doors.in("en").get("/preferences", "operations").getBody())
                    .as("a program is answered as it asks")
                    .contains("Preferences");
            correspondence.tell("202405-001", Recipient.person("operations"), "taskAssigned", "联调");
            assertThat(jdbc.sql("SELECT language FROM correspondence_mail WHERE recipient = 'operations'")
                            .query(String.class)
                            .list())
                    .containsOnly("zh");

            browser.form("/preferences", "mails=AT_ONCE&language=BROWSER&_csrf=" + browser.token());
            assertThat(browser.get("/preferences").body()).contains("lang=\"en\"");
        } finally {
            languages.choose("operations", Language.BROWSER);
            jdbc.sql("DELETE FROM correspondence_mail WHERE recipient = 'operations'")
                    .update();
        }
    }

    private String mails(String user) {
        return body(doors.json(API, user)).get("mails").asText();
    }

    private ResponseEntity<JsonNode> put(String user, String mails) {
        return doors.send(HttpMethod.PUT, API, user, choice(mails));
    }

    private static Map<String, Object> choice(String mails) {
        Map<String, Object> choice = new HashMap<>();
        choice.put("mails", mails);
        return choice;
    }

    private ResponseEntity<String> form(String user, String fields) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
        return http.withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW))
                .withBasicAuth(user, "demo")
                .exchange("/preferences", HttpMethod.POST, new HttpEntity<>(fields, headers), String.class);
    }
}
