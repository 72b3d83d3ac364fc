package io.closedloop.tasklist;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.Timetable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** The requirement beside a task, the cards, and what is done there, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class TaskRequirementDoorsTest {

    private static final Map<String, Object> CHANGE =
            Map.of("requestedBy", "张*", "changeDescription", "增加导出功能", "reason", "财务需要", "changeCause", "NEW_NEED");

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    Attachments attachments;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TaskService tasks;

    @Autowired
    Timetable timetable;

    @Test
    void opensToWhoeverHasTheTask() {
        String task = assessing();

        assertThat(doors.status("/tasks/" + task + "/requirement", null)).isEqualTo(302);
        assertThat(doors.status("/api/tasks/cards?ids=" + task, null)).isEqualTo(401);
        assertThat(doors.status("/tasks/" + task + "/requirement", "archivist")).isEqualTo(404);
        assertThat(doors.status("/tasks/nowhere/requirement", "technical-lead")).isEqualTo(404);
        assertThat(body(doors.json("/api/tasks/cards?ids=nowhere," + task, "archivist")))
                .isEmpty();
        JsonNode cards = body(doors.in("zh").json("/api/tasks/cards?ids=nowhere," + task, "technical-lead"));
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/number").asText()).isEqualTo(journey.number());
        assertThat(cards.at("/0/urgencyText").asText()).isEqualTo("紧急程度：中");
    }

    /** Tasklist shows watchers tasks of requirements they have no part in; who takes part is asked all the same. */
    @Test
    void staysClosedToWhoeverTakesNoPart() {
        String task = assessing();
        Authorization sees = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        sees.setUserId("archivist");
        sees.setResource(Resources.PROCESS_DEFINITION);
        sees.setResourceId("customer-requirement");
        sees.setPermissions(new Permissions[] {Permissions.READ_TASK});
        authorizations.saveAuthorization(sees);
        try {
            ResponseEntity<JsonNode> refused = doors.json("/tasks/" + task + "/requirement", "archivist");
            assertThat(refused.getStatusCode().value()).isEqualTo(403);
            assertThat(detail(refused)).isEqualTo("You do not take part in requirement " + journey.number() + ".");
        } finally {
            authorizations.deleteAuthorization(sees.getId());
        }
    }

    @Test
    void asksForAHundredCardsAtMost() {
        String ids = String.join(",", Collections.nCopies(101, "x"));

        ResponseEntity<JsonNode> refused = doors.json("/api/tasks/cards?ids=" + ids, "technical-lead");
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).isEqualTo("Ask for the cards of at most 100 tasks at once.");
    }

    @Test
    void showsTheRequirementInFewWords() {
        journey.working().requestsChange();
        Document page = page(journey.task("assessChangeImpact").getId(), "project-manager", "en");

        assertThat(page.select("header").text()).contains(journey.number(), "科技有限公司", "Urgency: medium", "需要定制数据看板");
        assertThat(page.select("dl").text()).contains("公司数据看板", "Priority");
        assertThat(page.select(".steps [aria-current=step]").text()).startsWith("Execution");
        assertThat(page.text())
                .contains(
                        "Open work items", "Open changes", journey.number() + "-C01", "undecided", "What happened last")
                .contains("Newest documents", "Task breakdown list, version 1");
        assertThat(page.select("#action-major-problem, #action-attach, #action-wait"))
                .hasSize(3);
        assertThat(page.select("#action-change")).isEmpty();
    }

    @Test
    void saysThatATaskIsAboutNoRequirement() {
        journey.working();
        timetable.holdsWeeklySync();
        String sync = tasks.createTaskQuery()
                .taskDefinitionKey("recordWeeklySync")
                .list()
                .get(0)
                .getId();

        assertThat(page(sync, "project-manager", "en").text()).isEqualTo("This task is not about one requirement.");
        assertThat(page(sync, "project-manager", "zh").text()).isEqualTo("此任务不针对某一项需求。");
        assertThat(body(doors.json("/api/tasks/cards?ids=" + sync, "project-manager")))
                .isEmpty();
        assertThat(doors.post(
                                "/api/tasks/" + sync + "/attachments",
                                "project-manager",
                                Map.of("attachments", List.of()))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    void requestsAChangeByTheRulesOfItsForm() {
        journey.delivering();
        String door = "/api/tasks/" + journey.task("conductAcceptance").getId() + "/change-request";

        ResponseEntity<JsonNode> half = doors.post(door, "customer-service", Map.of("requestedBy", " "));
        assertThat(half.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(half)).contains("Requested by", "Description of the change", "Reason");
        Map<String, Object> elsewhere = new java.util.HashMap<>(CHANGE);
        elsewhere.put("requirementNumber", "209912-999");
        assertThat(doors.post(door, "customer-service", elsewhere)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(journey.openTasks()).contains("assessChangeImpact");
        assertThat(doors.get("/api/requirements/" + journey.number() + "/documents/change-request", "customer-service")
                        .getBody())
                .contains("增加导出功能", journey.number() + "-C01", "NEW_NEED");
    }

    @Test
    void requestsNoChangeTooEarlyOrByOthers() {
        journey.begins().through("registerRequirement");
        String confirming = journey.task("confirmRegistration").getId();

        assertThat(page(confirming, "customer-service", "en")
                        .select("#action-change")
                        .text())
                .contains("It is not now.");
        ResponseEntity<JsonNode> early =
                doors.post("/api/tasks/" + confirming + "/change-request", "customer-service", CHANGE);
        assertThat(early.getStatusCode().value()).isEqualTo(409);
        assertThat(detail(early)).contains("is not being carried out now");
        ResponseEntity<JsonNode> watcher =
                doors.post("/api/tasks/" + confirming + "/change-request", "process-owner", CHANGE);
        assertThat(watcher.getStatusCode().value()).isEqualTo(403);
        assertThat(detail(watcher)).isEqualTo("Changes are requested by customer service.");
        assertThat(doors.post("/api/tasks/" + confirming + "/change-request", "archivist", CHANGE)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void addsOnlyOnesOwnFilesToTheRequirement() {
        String door = "/api/tasks/" + assessing() + "/attachments";
        String foreign = uploaded("别人的.txt", "archivist");
        String own = uploaded("接口文档.txt", "technical-lead");

        ResponseEntity<JsonNode> refused = add(door, "technical-lead", foreign);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(refused)).contains("is not there or belongs elsewhere");
        assertThat(detail(doors.post(door, "technical-lead", Map.of()))).contains("choose at least one file");
        assertThat(add(door, "process-owner", own).getStatusCode().value()).isEqualTo(403);
        assertThat(add(door, "archivist", own).getStatusCode().value()).isEqualTo(404);
        assertThat(attachments.of(journey.number())).isEmpty();

        assertThat(add(door, "technical-lead", own).getStatusCode().value()).isEqualTo(204);
        assertThat(attachments.of(journey.number()))
                .extracting(Attachment::name)
                .containsExactly("接口文档.txt");
    }

    private String assessing() {
        return journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .task("assessFeasibility")
                .getId();
    }

    private Document page(String task, String user, String language) {
        ResponseEntity<String> answer = doors.in(language).get("/tasks/" + task + "/requirement", user);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        return Jsoup.parse(String.valueOf(answer.getBody()));
    }

    private String uploaded(String name, String user) {
        return body(doors.upload(name, name.getBytes(StandardCharsets.UTF_8), user))
                .get("id")
                .asText();
    }

    private ResponseEntity<JsonNode> add(String door, String user, String file) {
        return doors.post(door, user, Map.of("attachments", List.of(Map.of("id", file, "name", "x", "size", 1))));
    }
}
