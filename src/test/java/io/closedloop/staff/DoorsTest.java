package io.closedloop.staff;

import static io.closedloop.support.Doors.detail;
import static io.closedloop.support.Doors.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** Every door of the staff, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DoorsTest {

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

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
        assertThat(doors.status(path, null)).isEqualTo(status);
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
        assertThat(doors.status(path, user)).isEqualTo(status);
    }

    @Test
    void rolesSeeTheirOwnTasksOnly() {
        journey.begins().through("registerRequirement", "confirmRegistration");
        String task = journey.task("analyzeRequirement").getId();

        assertThat(doors.status("/engine-rest/task/" + task, "product-manager")).isEqualTo(200);
        for (Role role : Role.values()) {
            if (role != Role.PRODUCT_MANAGER && role != Role.PROCESS_OWNER) {
                assertThat(doors.status("/engine-rest/task/" + task, role.id()))
                        .as("%s reads the product manager's task", role)
                        .isIn(403, 404);
                assertThat(doors.complete(task, role.id(), Map.of())
                                .getStatusCode()
                                .value())
                        .as("%s completes the product manager's task", role)
                        .isEqualTo(403);
            }
        }
        assertThat(doors.complete(task, "process-owner", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void requirementsAreOpenToThoseWhoTakePart() {
        journey.begins().through("registerRequirement");
        String path = "/api/requirements/" + journey.number();

        assertThat(doors.status(path, "requirement-admin")).isEqualTo(200);
        assertThat(doors.status(path, "department-head")).isEqualTo(200);
        assertThat(doors.status(path, "archivist")).isEqualTo(403);
        assertThat(doors.status(path + "/documents/registration-form", "archivist"))
                .isEqualTo(403);
        assertThat(doors.status("/api/requirements/209912-999", "department-head"))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/requirements", "/api/requirements", "/api/requirements.xlsx"})
    void theRegisterIsForThoseWhoMaySeeItHoweverItIsAskedFor(String path) {
        assertThat(doors.status(path, "execution-team")).isEqualTo(403);
        assertThat(doors.head(path, "execution-team")).isEqualTo(403);
        assertThat(doors.head(path, "process-owner")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requirements/209912-999",
                "/api/requirements/209912-999/attachments/00000000-0000-0000-0000-000000000000"
            })
    void whoOpensWhatIsNotThereReadsSoOnAPage(String path) {
        ResponseEntity<String> page = doors.page(path, "process-owner");
        assertThat(page.getStatusCode().value()).isEqualTo(404);
        assertThat(page.getHeaders().getContentType()).matches(MediaType.TEXT_HTML::isCompatibleWith);
        String sentence = detail(doors.json(path, "process-owner"));
        assertThat(Jsoup.parse(page.getBody()).select("p[role=alert]").text())
                .isNotEmpty()
                .isEqualTo(sentence);
    }

    @Test
    void aPieceOfAPageIsRefusedInWordsThatItsScriptShows() {
        ResponseEntity<JsonNode> piece = doors.piece("/tasks/4711/requirement", "process-owner");
        assertThat(piece.getStatusCode().value()).isEqualTo(404);
        assertThat(detail(piece)).isNotEmpty();
    }

    @Test
    void queriesWithoutALimitAreAnswered() {
        assertThat(doors.status("/engine-rest/process-definition?key=customer-requirement", "process-owner"))
                .isEqualTo(200);
        assertThat(doors.status("/engine-rest/process-definition?maxResults=99999", "process-owner"))
                .isEqualTo(200);
    }

    @Test
    void aTaskOfAColleagueIsLeftToHim() {
        journey.working();
        String task = journey.tasks("reportProgress").stream()
                .filter(open -> "execution-team".equals(open.getAssignee()))
                .findFirst()
                .orElseThrow()
                .getId();

        assertThat(doors.complete(task, "execution-team-2", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(journey.tasks("reportProgress")).hasSize(2);
    }

    @Test
    void aClaimedTaskIsLeftToWhoClaimedIt() {
        journey.delivering().complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准确");
        String task = journey.task("rectify").getId();
        assertThat(doors.post(
                                "/engine-rest/task/" + task + "/claim",
                                "execution-team",
                                Map.of("userId", "execution-team"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        ResponseEntity<JsonNode> refused = doors.complete(task, "execution-team-2", Map.of());

        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(message(refused)).startsWith("This task belongs to execution-team.");
        assertThat(message(doors.post(
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
            clicks.add(() -> doors.complete(task, "requirement-admin", Map.of("decision", "REGISTER")));
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

        ResponseEntity<JsonNode> refused = doors.in("zh")
                .submit(
                        "/engine-rest/task/" + task + "/submit-form",
                        "requirement-admin",
                        Map.of("decision", "REJECT"));

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

        assertThat(doors.submit(start, "customer-service", form).getStatusCode().value())
                .isEqualTo(200);
        ResponseEntity<JsonNode> second = doors.submit(start, "customer-service", form);

        assertThat(second.getStatusCode().value()).isEqualTo(409);
        assertThat(message(second)).startsWith("You recorded this requirement today already, as R-");
    }

    @Test
    void countsHumanTasksForTheProcessOwnerAlone() {
        String counts = "/engine-rest/task/report/candidate-group-count";

        assertThat(doors.status(counts, "process-owner")).isEqualTo(200);
        assertThat(doors.status(counts, "archivist")).isEqualTo(403);
    }

    @Test
    void whatTheApiCannotReadIsExplained() {
        ResponseEntity<JsonNode> refused =
                doors.post("/api/requirements", "customer-service", Map.of("customerName", "科技有限公司"));

        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).contains("Description", "Urgency");
        assertThat(doors.post("/api/requirements", "customer-service", Map.of("urgency", "SOON"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }
}
