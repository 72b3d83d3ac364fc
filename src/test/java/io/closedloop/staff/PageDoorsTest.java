package io.closedloop.staff;

import static io.closedloop.support.Doors.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.closedloop.staff.OwnDoors.OwnDoor;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a browser is told with every page, and what it may not be made to send: for every mapping there is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class PageDoorsTest {

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TestFactory
    Stream<DynamicTest> tellsTheBrowserWithEveryPageWhatItMayDo() {
        return own().all()
                .filter(OwnDoor::reads)
                .map(door -> dynamicTest(door.toString(), () -> {
                    HttpResponse<String> answer = send(HttpClient.newHttpClient(), asked(door, owner(door)));
                    assertSafe(answer.headers());
                    assertThat(answer.body()).doesNotContain("\tat ", "Exception:", "org.springframework");
                    boolean page = answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .startsWith("text/html");
                    if (page && answer.statusCode() == 200) {
                        assertThat(Jsoup.parse(answer.body()).select("script:not([src]), style, [style], [onclick]"))
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesNothingThatTheSiteOfAnotherSends() {
        return writing()
                .flatMap(door -> Stream.of("cross-site", "same-site")
                        .map(site -> dynamicTest(site + " " + door, () -> {
                            HttpRequest.Builder asked = filled(door)
                                    .header("Authorization", basic(owner(door)))
                                    .header("Sec-Fetch-Site", site);
                            assertThat(send(HttpClient.newHttpClient(), asked).statusCode())
                                    .isEqualTo(403);
                        })));
    }

    private static void assertSafe(HttpHeaders headers) {
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "base-uri 'none'", "frame-ancestors", "form-action 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).isPresent();
        assertThat(headers.firstValue("Referrer-Policy").orElse("")).isIn("same-origin", "no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElse("")).matches(".*(no-store|private|no-cache).*");
        assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "x-application-context");
        assertThat(headers.allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    /** Somebody who may come in by a door. */
    private static String owner(OwnDoor door) {
        DoorPolicy policy = door.policy().orElseThrow();
        return Arrays.stream(Role.values())
                .filter(policy::isFor)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Stream<OwnDoor> writing() {
        return own().all()
                .filter(door -> !door.reads())
                .filter(door -> !DoorPolicy.OPEN.contains(door.policy().orElseThrow()));
    }

    private HttpRequest.Builder asked(OwnDoor door, String user) {
        return request(door.path()).header("Authorization", basic(user)).GET();
    }

    private HttpRequest.Builder filled(OwnDoor door) {
        return request(door.path())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(door.method().name(), HttpRequest.BodyPublishers.ofString("reason=x"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private OwnDoors own() {
        String attachment = body(doors.upload("needs.txt", new byte[] {65}, "customer-service"))
                .get("id")
                .asText();
        journey.begins("attachments", Inputs.json("[{\"id\":\"%s\"}]".formatted(attachment)))
                .through("registerRequirement", "confirmRegistration");
        return new OwnDoors(mappings, journey, attachment);
    }
}
