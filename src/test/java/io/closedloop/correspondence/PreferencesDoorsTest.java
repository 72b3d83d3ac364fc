package io.closedloop.correspondence;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Visitor;
import io.closedloop.support.WithMail;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Everybody of the staff says for himself how he wants his mails. */
@WithMail
class PreferencesDoorsTest {

    private static final String API = "/api/preferences";

    @Autowired
    Doors doors;

    @Autowired
    Preferences preferences;

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

    /** A browser with somebody's session, led here by another site. */
    @Test
    void noOtherSiteChooses() {
        ResponseEntity<String> signedIn = http.withBasicAuth("operations", "demo").getForEntity("/preferences", String.class);
        String cookies = String.join("; ", signedIn.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE));
        Visitor browser = new Visitor(port)
                .with("Cookie", cookies)
                .with("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE);

        assertThat(browser.send("POST", "/preferences", BodyPublishers.ofString("mails=DAILY"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.with("Content-Type", "application/json")
                        .send("PUT", API, BodyPublishers.ofString("{\"mails\":\"DAILY\"}"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(mails("operations")).isEqualTo("AT_ONCE");
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
        return http.withRequestFactorySettings(settings -> settings.withRedirects(
                        org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW))
                .withBasicAuth(user, "demo")
                .exchange("/preferences", HttpMethod.POST, new HttpEntity<>(fields, headers), String.class);
    }
}
