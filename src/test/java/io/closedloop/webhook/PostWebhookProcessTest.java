package io.closedloop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.Receiver;
import io.closedloop.support.Receiver.Posted;
import io.closedloop.support.WithMail;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithMail
@Covers("post-webhook")
class PostWebhookProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Correspondence correspondence;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void everybodyTakesEverything() {
        for (String robot : List.of("wecom", "dingtalk")) {
            Receiver.answers(robot, 200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        }
        Receiver.answers("feishu", 200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}");
        Receiver.answers("slack", 200, "ok");
        Receiver.answers("teams", 202, "");
        Receiver.answers(Receiver.PROGRAM, 204, "");
    }

    @Test
    void postsASignedCloudEventWithoutPersonalData() throws Exception {
        journey.planned(
                "customerName", "科技有限公司", "contactPerson", "张伟", "contactDetails", "zhang.wei@customer.example");
        postAll(Receiver.PROGRAM);

        Posted posted = last(Receiver.PROGRAM);
        new com.standardwebhooks.Webhook(Receiver.SECRET).verify(posted.body(), posted.headers());
        assertThat(posted.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json; charset=utf-8");
        CloudEvent event = new JsonFormat().deserialize(posted.body().getBytes(StandardCharsets.UTF_8));
        assertThat(event.getId()).isEqualTo(posted.headers().getFirst("webhook-id"));
        assertThat(event.getType()).isEqualTo("io.closedloop.planToConfirm");
        assertThat(event.getSource()).hasToString("http://localhost:8080");
        assertThat(event.getSubject()).isEqualTo(journey.number());
        assertThat(event.getTime()).isNotNull();
        JsonNode data = json.readTree(Objects.requireNonNull(event.getData()).toBytes());
        assertThat(data)
                .isEqualTo(json.valueToTree(Map.of(
                        "number",
                        journey.number(),
                        "text",
                        journey.number() + ": the plan waits for the customer's confirmation",
                        "recipients",
                        List.of("customer"),
                        "url",
                        "http://localhost:8080/requirements/" + journey.number())));
        assertThat(Receiver.posted(Receiver.PROGRAM, journey.number()))
                .extracting(post -> json.readTree(post.body()).path("type").asText())
                .contains("io.closedloop.requirementRegistered");
        assertThat(Receiver.posted(Receiver.PROGRAM, ""))
                .allSatisfy(post -> assertThat(post.body()).doesNotContain("科技有限公司", "张伟", "zhang.wei", "/c#"));
    }

    @Test
    void whatIsTriedAgainHasTheSameId() {
        journey.begins();
        Receiver.answers(Receiver.PROGRAM, 500, "");
        Job job = jobs(Receiver.PROGRAM).get(0);
        assertThatThrownBy(() -> management.executeJob(job.getId()))
                .hasMessageContaining("Webhook cloudevents answered 500");
        assertThat(waiting(Receiver.PROGRAM)).isEqualTo(1);
        Receiver.answers(Receiver.PROGRAM, 200, "");
        management.executeJob(job.getId());

        assertThat(waiting(Receiver.PROGRAM)).isZero();
        assertThat(Receiver.posted(Receiver.PROGRAM, journey.number()))
                .hasSize(2)
                .extracting(post -> post.headers().getFirst("webhook-id"))
                .containsOnly(id(Receiver.PROGRAM));
    }

    @Test
    void everyWebhookHearsOfTheSameEventByTheSameId() {
        journey.begins();

        assertThat(jdbc.sql("SELECT count(DISTINCT announcement) FROM webhook_outbox WHERE number = ?")
                        .param(journey.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jobs("")).hasSize(6);
    }

    @Test
    void whatIsNotTakenBecomesAnIncidentThatTellsNoAddress() {
        journey.begins();
        Receiver.answers("slack", 404, "no_service");
        Job job = jobs("slack").get(0);
        do {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("answered 404");
        } while (management.createJobQuery().jobId(job.getId()).singleResult().getRetries() > 0);

        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getIncidentMessage())
                .endsWith(": Webhook slack answered 404");
        assertThat(management.getJobExceptionStacktrace(job.getId())).doesNotContain("k3y", "localhost");
    }

    @Test
    void goesNowhereElse() {
        journey.begins();
        Receiver.answers(Receiver.PROGRAM, 307, "");

        assertThatThrownBy(() -> postAll(Receiver.PROGRAM)).hasMessageContaining("answered 307");
        assertThat(Receiver.posted("elsewhere", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            wecom    | {"errcode":45009,"errmsg":"api freq out of limit"}     | answered errcode 45009
            dingtalk | {"errcode":310000,"errmsg":"sign not match"}           | answered errcode 310000
            feishu   | {"code":19021,"msg":"sign match fail or timestamp"}    | answered code 19021
            wecom    | <html>Proxy</html>                                     | answered errcode -1
            """)
    void knowsARefusalWithStatus200(String robot, String answer, String problem) {
        journey.begins();
        Receiver.answers(robot, 200, answer);

        assertThatThrownBy(() -> postAll(robot)).hasMessageContaining("Webhook " + robot + " " + problem);
        assertThat(waiting(robot)).isEqualTo(1);
    }

    @Test
    void speaksToWecom() throws Exception {
        assertThat(said("wecom"))
                .isEqualTo(json.readTree("{'msgtype':'markdown','markdown':{'content':'%s'}}"
                        .formatted("**N: a requirement came in**\\nTo: Customer\\n[Open in Closedloop](U)")
                        .replace('\'', '"')));
    }

    @Test
    void speaksToDingtalkSigned() throws Exception {
        JsonNode said = said("dingtalk");

        assertThat(said.at("/markdown/title").asText()).isEqualTo("N: a requirement came in");
        assertThat(said.at("/markdown/text").asText())
                .isEqualTo("**N: a requirement came in**\n\nTo: Customer\n\n[Open in Closedloop](U)");
        Map<String, String> query = Arrays.stream(
                        last("dingtalk").address().getRawQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        assertThat(query).containsEntry("key", "k3y").containsKey("timestamp");
        assertThat(query.get("sign"))
                .isEqualTo(hmac(Receiver.ROBOT_SECRET, query.get("timestamp") + "\n" + Receiver.ROBOT_SECRET));
        assertThat(last("dingtalk").address().getRawQuery())
                .endsWith(URLEncoder.encode(query.get("sign"), StandardCharsets.UTF_8));
    }

    @Test
    void speaksToFeishuSigned() throws Exception {
        JsonNode said = said("feishu");

        assertThat(said.path("msg_type").asText()).isEqualTo("post");
        JsonNode post = said.at("/content/post/zh_cn");
        assertThat(post.path("title").asText()).isEqualTo("N: a requirement came in");
        assertThat(post.at("/content/0/0/text").asText()).isEqualTo("To: Customer");
        assertThat(post.at("/content/1/0/href").asText()).isEqualTo("U");
        assertThat(said.path("sign").asText())
                .isEqualTo(hmac(said.path("timestamp").asText() + "\n" + Receiver.ROBOT_SECRET, ""));
    }

    @Test
    void speaksToSlack() throws Exception {
        JsonNode said = said("slack");

        assertThat(said.path("text").asText()).isEqualTo("N: a requirement came in");
        assertThat(said.at("/blocks/1/elements/0/text").asText()).isEqualTo("To: Customer");
        assertThat(said.at("/blocks/2/elements/0/url").asText()).isEqualTo("U");
    }

    @Test
    void speaksToTeamsByACard() throws Exception {
        JsonNode card = said("teams").at("/attachments/0");

        assertThat(card.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/body/0/text").asText()).isEqualTo("N: a requirement came in");
        assertThat(card.at("/content/actions/0/url").asText()).isEqualTo("U");
    }

    @Test
    void whatIsNoRequirementsLeadsToWhereColleaguesBegin() throws Exception {
        String week = "W-" + UUID.randomUUID().toString().substring(0, 8);
        transaction.executeWithoutResult(
                status -> correspondence.tell(week, Recipient.role("project-manager"), "taskAssigned", "周例会"));
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("post-webhook")
                .processInstanceBusinessKeyLike(week + "/%")
                .list()
                .forEach(process -> management.executeJob(management
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .singleResult()
                        .getId()));

        List<Posted> posted = Receiver.posted(Receiver.PROGRAM, week);
        assertThat(posted).hasSize(1);
        assertThat(json.readTree(posted.get(0).body()).at("/data/url").asText()).isEqualTo("http://localhost:8080/");
    }

    /** What a chat hears of a requirement received, its number and address made short. */
    private JsonNode said(String robot) throws Exception {
        journey.begins();
        postAll(robot);
        String body = json.readTree(last(robot).body()).toString();
        return json.readTree(body.replace("http://localhost:8080/requirements/" + journey.number(), "U")
                .replace(journey.number(), "N"));
    }

    private Posted last(String webhook) {
        List<Posted> posted = Receiver.posted(webhook, journey.number());
        return posted.get(posted.size() - 1);
    }

    private String id(String webhook) {
        return last(webhook).headers().getFirst("webhook-id");
    }

    private int waiting(String webhook) {
        return jdbc.sql("SELECT count(*) FROM webhook_outbox WHERE number = ? AND webhook = ?")
                .params(journey.number(), webhook)
                .query(Integer.class)
                .single();
    }

    private void postAll(String webhook) {
        jobs(webhook).forEach(job -> management.executeJob(job.getId()));
    }

    private List<Job> jobs(String webhook) {
        return journey.jobs("post-webhook", webhook);
    }

    private static String hmac(String key, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
