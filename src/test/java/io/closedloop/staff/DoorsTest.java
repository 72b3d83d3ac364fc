package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.support.Journey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Every door of the staff, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DoorsTest {

    @Autowired
    TestRestTemplate http;

    @Autowired
    Journey journey;

    @Autowired
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, 401",
        "/engine-rest/engine, 401",
        "/api/requirements/202405-001, 401",
        "/camunda/api/engine/engine/default/task, 401",
        "/camunda/app/tasklist/default/, 302",
        "/camunda/app/admin/default/setup/, 302",
        "/login, 200",
    })
    void nobodyComesInUnasked(String path, int status) {
        assertThat(get(path, null).getStatusCode().value()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "customer-service, /camunda/app/tasklist/default/, 200",
        "customer-service, /camunda/app/cockpit/default/, 403",
        "customer-service, /camunda/app/admin/default/, 403",
        "process-owner, /camunda/app/cockpit/default/, 200",
        "process-owner, /camunda/app/admin/default/, 403",
        "process-owner, /camunda/app/admin/default/setup/, 403",
        "department-head, /camunda/app/admin/default/setup/, 403",
    })
    void rolesReachTheirWebapps(String user, String path, int status) {
        assertThat(get(path, user).getStatusCode().value()).isEqualTo(status);
    }

    @Test
    void rolesSeeTheirOwnTasksOnly() {
        journey.begins().through("registerRequirement", "confirmRegistration");
        String task = journey.task("analyzeRequirement").getId();

        assertThat(get("/engine-rest/task/" + task, "product-manager")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        for (Role role : Role.values()) {
            if (role != Role.PRODUCT_MANAGER && role != Role.PROCESS_OWNER) {
                assertThat(get("/engine-rest/task/" + task, role.id())
                                .getStatusCode()
                                .value())
                        .as("%s reads the product manager's task", role)
                        .isIn(403, 404);
                assertThat(complete(task, role.id()).getStatusCode().value())
                        .as("%s completes the product manager's task", role)
                        .isEqualTo(403);
            }
        }
        assertThat(complete(task, "process-owner").getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void requirementsAreOpenToThoseWhoTakePart() {
        journey.begins().through("registerRequirement");
        String path = "/api/requirements/" + journey.number();

        assertThat(get(path, "requirement-admin").getStatusCode().value()).isEqualTo(200);
        assertThat(get(path, "department-head").getStatusCode().value()).isEqualTo(200);
        assertThat(get(path, "archivist").getStatusCode().value()).isEqualTo(403);
        assertThat(get(path + "/documents/registration-form", "archivist")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get("/api/requirements/209912-999", "department-head")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void aTaskOfAColleagueIsLeftToHim() {
        journey.working();
        String task = journey.tasks("reportProgress").stream()
                .filter(open -> "execution-team".equals(open.getAssignee()))
                .findFirst()
                .orElseThrow()
                .getId();

        assertThat(complete(task, "execution-team-2").getStatusCode().value()).isEqualTo(403);
        assertThat(journey.tasks("reportProgress")).hasSize(2);
    }

    @Test
    void aClaimedTaskIsLeftToWhoClaimedIt() {
        journey.delivering().complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准确");
        String task = journey.task("rectify").getId();
        assertThat(post("/engine-rest/task/" + task + "/claim", "execution-team", Map.of("userId", "execution-team"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        ResponseEntity<JsonNode> refused = complete(task, "execution-team-2");

        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(message(refused)).startsWith("This task belongs to execution-team.");
        assertThat(message(post(
                        "/engine-rest/task/" + task + "/claim",
                        "execution-team-2",
                        Map.of("userId", "execution-team-2"))))
                .contains("execution-team");
    }

    @Test
    void ofManyWhoCompleteATaskAtOnceOneDoesAndTheOthersReadWho() throws Exception {
        journey.begins();
        String task = journey.task("registerRequirement").getId();
        ExecutorService eight = Executors.newFixedThreadPool(8);
        List<Callable<ResponseEntity<JsonNode>>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clicks.add(() -> complete(task, "requirement-admin", Map.of("decision", "REGISTER")));
        }
        List<ResponseEntity<JsonNode>> answers = new ArrayList<>();
        for (Future<ResponseEntity<JsonNode>> answer : eight.invokeAll(clicks)) {
            answers.add(answer.get());
        }
        eight.shutdown();

        assertThat(answers)
                .filteredOn(answer -> answer.getStatusCode().value() == 204)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.getStatusCode().value() == 409)
                .hasSize(7)
                .allSatisfy(answer ->
                        assertThat(message(answer)).startsWith("requirement-admin completed this task already, at"));
        assertThat(journey.openTasks()).containsExactly("confirmRegistration");
    }

    @Test
    void refusalsComeInTheUsersLanguage() {
        journey.begins();
        String task = journey.task("registerRequirement").getId();

        ResponseEntity<JsonNode> refused = http.withBasicAuth("requirement-admin", "demo")
                .exchange(
                        "/engine-rest/task/" + task + "/submit-form",
                        HttpMethod.POST,
                        new HttpEntity<>(variables(Map.of("decision", "REJECT")), headers("zh")),
                        JsonNode.class);

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(message(refused)).isEqualTo("原因：拒绝时请写明原因。");
    }

    @Test
    void theSameFormSentTwiceIsRecordedOnce() {
        Map<String, Object> form = Map.of(
                "customerName", "科技有限公司",
                "channel", "PHONE",
                "description", "发送两次",
                "urgency", "LOW",
                "expectedDeliveryDate", "2099-12-31");
        String start = "/engine-rest/process-definition/key/customer-requirement/submit-form";

        assertThat(post(start, "customer-service", variables(form))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        ResponseEntity<JsonNode> second = post(start, "customer-service", variables(form));

        assertThat(second.getStatusCode().value()).isEqualTo(409);
        assertThat(message(second)).startsWith("You recorded this requirement today already, as R-");
    }

    @Test
    void filesAreJudgedByTheirContent() {
        ResponseEntity<JsonNode> stored = upload("需求.txt", "看板".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.getStatusCode().value()).isEqualTo(201);
        assertThat(body(stored).get("name").asText()).isEqualTo("需求.txt");
        assertThat(body(stored).get("mediaType").asText()).isEqualTo("text/plain");

        ResponseEntity<JsonNode> program = upload("picture.png", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        assertThat(program.getStatusCode().value()).isEqualTo(400);
        assertThat(body(program).get("detail").asText()).contains("of a kind that is not accepted");

        ResponseEntity<JsonNode> large = upload("large.txt", new byte[20 * 1024 * 1024 + 1]);
        assertThat(large.getStatusCode().value()).isIn(400, 413);
        assertThat(body(large).get("detail").asText()).isEqualTo("The file is larger than 20 MB.");

        ResponseEntity<JsonNode> huge = upload("huge.txt", new byte[23 * 1024 * 1024]);
        assertThat(huge.getStatusCode().value()).isEqualTo(413);
        assertThat(body(huge).get("detail").asText()).isEqualTo("The file is larger than 20 MB.");

        assertThat(body(upload("empty.txt", new byte[0])).get("detail").asText())
                .isEqualTo("The file empty.txt is empty.");
    }

    @Test
    void whatTheApiCannotReadIsExplained() {
        ResponseEntity<JsonNode> refused =
                post("/api/requirements", "customer-service", Map.of("customerName", "科技有限公司"));

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(body(refused).get("detail").asText()).contains("Description", "Urgency");
        assertThat(post("/api/requirements", "customer-service", Map.of("urgency", "SOON"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    private ResponseEntity<JsonNode> upload(String name, byte[] content) {
        MultiValueMap<String, Object> body = new LinkedMultiValueMap<>();
        body.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        HttpHeaders headers = headers("en");
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return http.withBasicAuth("customer-service", "demo")
                .exchange("/api/attachments", HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private ResponseEntity<String> get(String path, @Nullable String user) {
        TestRestTemplate direct =
                http.withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW));
        return (user == null ? direct : direct.withBasicAuth(user, "demo"))
                .exchange(path, HttpMethod.GET, new HttpEntity<>(headers("en")), String.class);
    }

    private ResponseEntity<JsonNode> complete(String task, String user) {
        return complete(task, user, Map.of());
    }

    private ResponseEntity<JsonNode> complete(String task, String user, Map<String, Object> form) {
        return post("/engine-rest/task/" + task + "/complete", user, variables(form));
    }

    private ResponseEntity<JsonNode> post(String path, String user, Map<String, Object> body) {
        return http.withBasicAuth(user, "demo")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers("en")), JsonNode.class);
    }

    private static Map<String, Object> variables(Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }

    private static String message(ResponseEntity<JsonNode> answer) {
        return body(answer).get("message").asText();
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    private static HttpHeaders headers(String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }
}
