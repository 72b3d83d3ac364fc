package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.staff.OwnDoors.OwnDoor;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever gets the browser of somebody who is signed in to send something has his session, but not its token: every
 * mapping that changes anything, ours and the webapps', refuses that.
 */
class ForgedRequestsTest extends EveryRole {

    private static final String TOKEN = "CLOSEDLOOP-XSRF";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    void signIn() throws Exception {
        get("/login");
        assertThat(send("POST", "/login", "username=department-head&password=demo&_csrf=" + token()))
                .isEqualTo(302);
        // the token is another one now, and given with the next page
        assertThat(get("/preferences")).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> changeNothing() {
        journey.begins().through("registerRequirement", "confirmRegistration");
        List<OwnDoor> changing = new OwnDoors(mappings, journey, "1")
                .all()
                .filter(door -> !door.reads())
                .filter(door -> !DoorPolicy.OPEN.contains(door.policy().orElseThrow()))
                .toList();
        assertThat(changing).hasSizeGreaterThan(30);
        return changing.stream()
                .map(door -> dynamicTest(door.toString(), () -> {
                    assertThat(send(door.method().name(), door.path(), "")).isEqualTo(403);
                    assertThat(send(door.method().name(), door.path(), "_csrf=" + "0".repeat(36)))
                            .isEqualTo(403);
                }));
    }

    @Test
    void changeNothingInTheWebapps() throws Exception {
        String task = journey.begins().task("registerRequirement").getId();
        assertThat(get("/camunda/app/tasklist/default/")).isEqualTo(200);
        assertThat(get("/camunda/api/engine/engine/default/task/count"))
                .as("knows the session")
                .isEqualTo(200);
        String path = "/camunda/api/engine/engine/default/task/" + task;
        assertThat(send("POST", path + "/complete", "{}")).isEqualTo(403);
        assertThat(journey.task("registerRequirement").getId()).isEqualTo(task);
        assertThat(get("/camunda/api/engine/engine/default/task/count"))
                .as("the webapps end a session that somebody tried that with")
                .isEqualTo(401);
    }

    @Test
    void signNobodyOut() throws Exception {
        assertThat(send("POST", "/logout", "")).isEqualTo(403);
        assertThat(get("/preferences")).isEqualTo(200);
    }

    @Test
    void meanNothingToTheEngineWhichKnowsNoSessions() throws Exception {
        String task = journey.begins().task("registerRequirement").getId();
        assertThat(send("POST", "/engine-rest/task/" + task + "/complete", "")).isEqualTo(401);
    }

    /** Else it would be something else that refuses the others. */
    @Test
    void areDoneWithTheToken() throws Exception {
        assertThat(send("POST", "/preferences", "mails=AT_ONCE&language=BROWSER&_csrf=" + token()))
                .isEqualTo(302);
        assertThat(send("POST", "/logout", "_csrf=" + token())).isEqualTo(204);
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(TOKEN))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private int get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(here(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int send(String method, String path, String form) throws IOException, InterruptedException {
        return browser.send(
                        HttpRequest.newBuilder(here(path))
                                .header(
                                        "Content-Type",
                                        path.startsWith("/camunda")
                                                ? "application/json"
                                                : "application/x-www-form-urlencoded")
                                .method(method, HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
