package io.closedloop.request;

import static io.closedloop.support.Visitor.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.registration.Registration;
import io.closedloop.support.Doors;
import io.closedloop.support.Inputs;
import io.closedloop.support.Visitor;
import io.closedloop.support.Visitor.Parts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What customers and their programs may send in, and what they are told when they may not. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class RequestDoorTest {

    private static final String API = "/api/requirements";

    @LocalServerPort
    int port;

    @Autowired
    Inputs inputs;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Doors doors;

    Visitor visitor;

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(port);
    }

    @Test
    void takesARequirementIn() {
        HttpResponse<String> answer = visitor.postJson(API, good("phone", "+86 138 0000 0000"));

        assertThat(answer.statusCode()).isEqualTo(201);
        String reference = read(answer).get("reference").asText();
        assertThat(reference).startsWith("R-");
        assertThat(answer.headers().firstValue("Location")).hasValue(API + "/" + reference);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(registration.find(reference))
                .hasValueSatisfying(found -> assertThat(found.customerName()).isEqualTo("科技有限公司"));
        assertThat(recorded(reference, "channel")).isEqualTo("ONLINE");
        assertThat(recorded(reference, "contact_details")).isEqualTo("zhang@example.com, +86 138 0000 0000");
    }

    @Test
    void takesFilesAlong() {
        String name = "数据看板需求文档".repeat(20) + ".txt";
        HttpResponse<String> answer = visitor.post(
                API,
                new Parts()
                        .json("requirement", good())
                        .file("files", name, "实时销售额".getBytes(StandardCharsets.UTF_8))
                        .file("files", "图.png", picture(20, 10)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(attachments(read(answer).get("reference").asText())).containsExactlyInAnyOrder(name, "图.png");
    }

    @Test
    void saysFieldByFieldWhatIsMissing() {
        JsonNode problem = read(visitor.postJson(API, Map.of("customerName", "科技有限公司", "email", "not an address")));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("errors").findValuesAsText("field"))
                .containsExactly("contactPerson", "email", "description", "urgency", "expectedDeliveryDate");
        assertThat(problem.get("errors").get(1).get("sentence").asText())
                .isEqualTo("E-mail address: must be an e-mail address.");

        JsonNode chinese =
                read(visitor.with("Accept-Language", "zh-CN,zh;q=0.9").postJson(API, good("email", "")));
        assertThat(chinese.get("detail").asText()).isEqualTo("电子邮箱：必须填写。");
        assertThat(chinese.get("errors").findValuesAsText("field")).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-x-abcdefgh-abcdefgh-abcdefgh", "zh-Hans-CN-u-ca-chinese", "tlh"})
    void keepsNoLanguageButOurs(String language) {
        visitor.with("Accept-Language", language);
        HttpResponse<String> answer = visitor.postJson(API, good("phone", "+86 138 0000 0000"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT language FROM correspondence_contact WHERE number = ?")
                        .param(read(answer).get("reference").asText())
                        .query(String.class)
                        .single())
                .isEqualTo(language.startsWith("zh") ? "zh-CN" : "en");
    }

    @Test
    void refusesWhatTheProcedureRefusesFieldByField() {
        JsonNode problem = read(visitor.postJson(API, good("expectedDeliveryDate", "2020-01-01")));

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("expectedDeliveryDate");
        assertThat(problem.get("detail").asText()).contains("must not lie in the past");
    }

    @ParameterizedTest
    @CsvSource({
        "customerName, 公司\\r\\nBcc: all@example.com, contains a character that cannot be stored",
        "contactPerson, 张\\nSubject: hello, contains a character that cannot be stored",
        "phone, 138\\r\\nTo: x@example.com, contains a character that cannot be stored",
        "email, a@example.com\\r\\nBcc: b@example.com, must be an e-mail address",
        "email, 'a@example.com, b@example.com', must be an e-mail address",
        "email, Zhang <a@example.com>, must be an e-mail address"
    })
    void refusesWhatWouldSlipIntoTheHeadersOfAMail(String field, String value, String sentence) {
        String lines = value.replace("\\r", "\r").replace("\\n", "\n");
        JsonNode problem = read(visitor.postJson(API, good(field, lines)));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("errors").findValuesAsText("field")).containsExactly(field);
        assertThat(problem.get("detail").asText()).contains(sentence);
    }

    @Test
    void answersARepeatedSendingLikeTheFirst() {
        Map<String, Object> body = good();
        visitor.with("Idempotency-Key", UUID.randomUUID().toString());

        String first = read(visitor.postJson(API, body)).get("reference").asText();
        HttpResponse<String> second = visitor.postJson(API, body);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(read(second).get("reference").asText()).isEqualTo(first);
        assertThat(second.headers().firstValue("Location")).hasValue(API + "/" + first);

        HttpResponse<String> other = visitor.postJson(API, good());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(read(other).get("detail").asText()).startsWith("This Idempotency-Key was used for something else");
        assertThat(visitor.with("Idempotency-Key", "k".repeat(101))
                        .postJson(API, body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ofManyWithTheSameKeyAtOnceOneIsRecorded() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = good();
        byte[] file = ("同一文件" + key).getBytes(StandardCharsets.UTF_8);
        ExecutorService eight = Executors.newFixedThreadPool(8);
        List<Callable<HttpResponse<String>>> sendings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sendings.add(() -> new Visitor(port)
                    .with("Idempotency-Key", key)
                    .post(API, new Parts().json("requirement", body).file("files", "同一文件.txt", file)));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : eight.invokeAll(sendings)) {
            answers.add(answer.get());
        }
        eight.shutdown();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(answers.stream()
                        .map(answer -> read(answer).get("reference").asText())
                        .distinct())
                .hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM registration_form WHERE details = ?")
                        .param(body.get("details"))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameTwiceWithoutAKeyIsToldSo() {
        Map<String, Object> body = good();
        String reference = read(visitor.postJson(API, body)).get("reference").asText();

        HttpResponse<String> second = visitor.postJson(API, body);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(read(second).get("detail").asText()).contains(reference);
    }

    @Test
    void refusesFilesAndLeavesNothingBehind() {
        long before = count("registration_requirement");
        long files = count("document_attachment");

        assertThat(refusedFile("install.sh", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8)))
                .contains("of a kind that is not accepted");
        assertThat(refusedFile(
                        "page.html",
                        "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)))
                .contains("of a kind that is not accepted");
        assertThat(refusedFile("bomb.png", bomb()))
                .isEqualTo("The picture bomb.png is too large: at most 50 million pixels.");
        assertThat(refusedFile("broken.png", new byte[] {1, 2, 3, 4}))
                .isEqualTo("The file broken.png is not a picture that can be opened.");
        assertThat(refusedFile("empty.txt", new byte[0])).isEqualTo("The file empty.txt is empty.");

        assertThat(count("registration_requirement")).isEqualTo(before);
        assertThat(count("document_attachment")).isEqualTo(files);
    }

    @Test
    void refusesTooManyFiles() {
        Parts parts = new Parts().json("requirement", good());
        for (int i = 0; i < 11; i++) {
            parts.file("files", i + ".txt", new byte[] {65});
        }

        JsonNode problem = read(visitor.post(API, parts));
        assertThat(problem.get("detail").asText()).isEqualTo("Attachments: at most 10 files.");
        assertThat(problem.get("errors").findValuesAsText("field")).containsExactly("attachments");
    }

    @Test
    void refusesBeforeReadingWhatIsTooLarge() {
        String text = Visitor.json(good("details", "长".repeat(200_000)));
        HttpResponse<String> announced = visitor.postJson(API, text);
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(read(announced).get("detail").asText()).startsWith("This is too large: at most 256 KB");

        HttpResponse<String> chunked =
                visitor.postChunked(API, "application/json", text.getBytes(StandardCharsets.UTF_8));
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
        assertThat(read(chunked).get("detail").asText()).startsWith("This is too large: at most 256 KB");

        Parts parts = new Parts().json("requirement", good()).file("files", "大.txt", new byte[21 * 1024 * 1024]);
        HttpResponse<String> file = visitor.postChunked(API, parts.type(), parts.end());
        assertThat(file.statusCode()).as(file.body()).isEqualTo(413);
    }

    @Test
    void explainsWhatItCannotRead() {
        assertThat(visitor.postJson(API, "{nonsense").statusCode()).isEqualTo(400);
        assertThat(visitor.postJson(API, good("urgency", "SOON")).body()).contains("SOON", "not a valid value");
        HttpResponse<String> without = visitor.post(API, new Parts().field("other", "x"));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(read(without).get("detail").asText()).isEqualTo("The request must carry a part called requirement.");
        assertThat(visitor.postChunked(API, "text/plain", new byte[] {65}).statusCode())
                .isEqualTo(415);
        assertThat(visitor.get(API).statusCode()).isEqualTo(401);
    }

    @Test
    void worksAsAPlainFormWithoutScript() {
        HttpResponse<String> page = visitor.with("Accept", "text/html").get("/request");
        assertThat(page.body()).contains("Tell us what you need", "lang=\"en\"").doesNotContain("<style", "onclick");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");

        HttpResponse<String> refused = visitor.post(
                "/request", form("description", "", "website", "").file("files", "需求.txt", new byte[] {65}));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "Description: must be filled in.",
                        "href=\"#description\"",
                        "value=\"科技有限公司\"",
                        "please choose your files again");

        HttpResponse<String> received = visitor.post("/request", form().file("files", "", new byte[0]));
        assertThat(received.statusCode()).as(received.body()).isEqualTo(200);
        assertThat(received.body()).containsPattern("R-[2-9A-Z]{10}").contains("personal link is on its way");
    }

    @Test
    void sendingThePlainFormTwiceIsOneRequirement() {
        Map<String, String> fields = fields("key", UUID.randomUUID().toString());
        visitor.with("Accept", "application/json");

        String first = visitor.post("/request", form(fields)).body();
        assertThat(first).contains("R-");
        assertThat(visitor.post("/request", form(fields)).body()).isEqualTo(first);
    }

    @Test
    void whoFillsInTheHiddenFieldIsAskedToSendAgain() {
        visitor.with("Accept", "text/html");
        HttpResponse<String> refused = visitor.post("/request", form("website", "https://spam.example"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("A field that people do not see was filled in", "value=\"科技有限公司\"")
                .doesNotContain("spam.example");
    }

    @Test
    void remembersTheLanguageThatWasChosen() {
        assertThat(visitor.with("Accept-Language", "zh-CN").get("/request").body())
                .contains("提交需求");
        HttpResponse<String> english = visitor.get("/request?lang=en");
        assertThat(english.body()).contains("Tell us what you need");
        String cookie = english.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("CLOSEDLOOP-LANGUAGE=en").contains("HttpOnly");
        assertThat(visitor.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .get("/request")
                        .body())
                .contains("Tell us what you need");
        assertThat(visitor.get("/request?lang=%3Cscript%3E").statusCode()).isLessThan(500);
    }

    @Test
    void describesItselfToPrograms() {
        JsonNode all = doors.json("/v3/api-docs", "operations").getBody();
        assertThat(all.at("/paths").has("/api/reports/{month}")).isTrue();
        assertThat(all.at("/paths").toString()).doesNotContain("/engine-rest", "/camunda");
        assertThat(visitor.get("/v3/api-docs").statusCode()).isIn(302, 401);

        JsonNode api = read(visitor.get("/v3/api-docs/public"));
        assertThat(api.at("/paths").size()).isEqualTo(1);
        assertThat(api.at("/paths/~1api~1requirements").size()).isEqualTo(1);
        JsonNode operation = api.at("/paths/~1api~1requirements/post");
        assertThat(operation.at("/responses").fieldNames())
                .toIterable()
                .contains("201", "400", "409", "413", "415", "422", "429");
        assertThat(operation.at("/requestBody/content").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("application/json", "multipart/form-data");
        assertThat(operation.toString()).contains("Idempotency-Key");
        JsonNode requirement = api.at("/components/schemas/OnlineRequirement");
        assertThat(requirement.at("/required").toString()).contains("customerName", "email", "urgency");
        assertThat(requirement.at("/properties/email/example").asText()).isEqualTo("zhang.wei@example.com");
    }

    private String refusedFile(String name, byte[] content) {
        HttpResponse<String> refused =
                visitor.post(API, new Parts().json("requirement", good()).file("files", name, content));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(read(refused).get("errors").findValuesAsText("field")).containsExactly("attachments");
        return read(refused).get("detail").asText();
    }

    private Map<String, Object> good(String... overrides) {
        return new HashMap<>(fields(overrides));
    }

    private Map<String, String> fields(String... overrides) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "customerName", "科技有限公司",
                "contactPerson", "张*",
                "email", "zhang@example.com",
                "description", "需要定制数据看板",
                "details", UUID.randomUUID().toString(),
                "urgency", "MEDIUM",
                "expectedDeliveryDate", inputs.today().plusDays(50).toString()));
        for (int i = 0; i < overrides.length; i += 2) {
            fields.put(overrides[i], overrides[i + 1]);
        }
        return fields;
    }

    private Parts form(String... overrides) {
        return form(fields(overrides));
    }

    private static Parts form(Map<String, String> fields) {
        Parts parts = new Parts();
        fields.forEach(parts::field);
        return parts;
    }

    private String recorded(String reference, String column) {
        return jdbc.sql("SELECT " + column + " FROM registration_form WHERE number = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private List<String> attachments(String reference) {
        return jdbc.sql("SELECT name FROM document_attachment WHERE owner = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static byte[] picture(int width, int height) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return content.toByteArray();
    }

    /** Some kilobytes that unfold to 100 million pixels. */
    private static byte[] bomb() {
        return picture(10_000, 10_000);
    }
}
