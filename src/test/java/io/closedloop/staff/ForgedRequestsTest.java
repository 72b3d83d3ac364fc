package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.staff.OwnDoors.OwnDoor;
import io.closedloop.support.SignedIn;
import io.closedloop.support.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever gets the browser of somebody who is signed in to send something has his session, but not its token: every
 * mapping that changes anything, ours and the webapps', refuses that.
 */
class ForgedRequestsTest extends EveryRole {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @LocalServerPort
    int port;

    private SignedIn browser;

    @BeforeEach
    void signIn() {
        browser = new SignedIn(port, "department-head");
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
                    assertThat(browser.send(door.method().name(), door.path(), FORM, ""))
                            .isEqualTo(403);
                    assertThat(browser.send(door.method().name(), door.path(), FORM, "_csrf=" + "0".repeat(36)))
                            .isEqualTo(403);
                }));
    }

    @Test
    void changeNothingInTheWebapps() {
        String task = journey.begins().task("registerRequirement").getId();
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .as("knows the session")
                .isEqualTo(200);
        String path = "/camunda/api/engine/engine/default/task/" + task;
        assertThat(browser.send("POST", path + "/complete", MediaType.APPLICATION_JSON_VALUE, "{}"))
                .isEqualTo(403);
        assertThat(journey.task("registerRequirement").getId()).isEqualTo(task);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .as("the webapps end a session that somebody tried that with")
                .isEqualTo(401);
    }

    /** It is no sign-in that counts guesses. */
    @Test
    void tryNobodysPasswordInTheWebapps() {
        browser.get("/camunda/app/tasklist/default/");
        String token = browser.cookies().get("XSRF-TOKEN");
        assertThat(token).isNotNull();
        assertThat(new Visitor(port)
                        .with("Cookie", browser.sent())
                        .with("X-XSRF-TOKEN", token)
                        .with("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        .send(
                                "POST",
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                BodyPublishers.ofString("username=operations&password=demo"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signNobodyOut() {
        assertThat(browser.form("/logout", "")).isEqualTo(403);
        assertThat(browser.fromElsewhere("/camunda/api/admin/auth/user/default/logout"))
                .isEqualTo(403);
        assertThat(browser.get("/preferences").statusCode()).isEqualTo(200);
    }

    @Test
    void meanNothingToTheEngineWhichKnowsNoSessions() {
        String task = journey.begins().task("registerRequirement").getId();
        assertThat(browser.form("/engine-rest/task/" + task + "/complete", "")).isEqualTo(401);
    }

    /** Else it would be something else that refuses the others. */
    @Test
    void areDoneWithTheToken() {
        assertThat(browser.form("/preferences", "mails=AT_ONCE&language=BROWSER&_csrf=" + browser.token()))
                .isEqualTo(302);
        assertThat(browser.form("/logout", "_csrf=" + browser.token())).isEqualTo(204);
    }
}
