package io.closedloop.customer;

import static io.closedloop.support.Visitor.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Documents;
import io.closedloop.link.Link;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.support.Journey;
import io.closedloop.support.PersonalLinks;
import io.closedloop.support.TestClock;
import io.closedloop.support.Visitor;
import io.closedloop.support.Visitor.Parts;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What a personal link opens, to whom, until when; and that of all answers exactly one counts. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ExtendWith(OutputCaptureExtension.class)
class CustomerLinkTest {

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

    private final Map<Visitor, String> forms = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    PersonalLinks personal;

    @Autowired
    Links links;

    @Autowired
    Documents documents;

    @Autowired
    TaskService tasks;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(port).with("Accept", "text/html");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void showsExactlyWhatIsToBeDecidedAndTakesTheAnswer() {
        String number = journey.planned().number();
        open(visitor, personal.token(Purpose.PLAN, number));

        HttpResponse<String> page = visitor.get("/c/case");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(number, "Our plan for", "销售数据看板", "Yes, I confirm the plan");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        HttpResponse<String> pdf = visitor.get("/c/case/document");
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(pdf.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

        HttpResponse<String> answered = answer(visitor, "decision", "CONFIRM", "name", "张伟");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(302);
        assertThat(visitor.get("/c/case?done=answer").body()).contains("Your answer is recorded", "Confirmed.", "张伟");
        assertThat(journey.with(number).runOutsideSteps().openTasks()).containsExactly("breakDownTasks");
        assertThat(evidence(number))
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).contains("LINK", "203.0."));
    }

    @Test
    void refusesWhatIsIncompleteAndKeepsWhatWasTyped() {
        String number = journey.planned().number();
        open(visitor, personal.token(Purpose.PLAN, number));

        assertThat(answer(visitor, "comment", "请<b>加</b>导出", "name", "张伟").body())
                .contains("Please choose an answer.", "请&lt;b&gt;加&lt;/b&gt;导出", "value=\"张伟\"");
        assertThat(answer(visitor, "decision", "CONFIRM", "name", " ").body()).contains("it is your signature");
        assertThat(answer(visitor, "decision", "REVISE", "name", "张伟").statusCode())
                .isEqualTo(400);
        assertThat(answer(visitor, "decision", "ACCEPT", "name", "张伟").body()).contains("does not fit the question");
        assertThat(answer(visitor, "decision", "CONFIRM", "name", "张伟", "drawn", "data:image/svg+xml;base64,AAAA")
                        .body())
                .contains("drawn signature cannot be read");
        assertThat(answer(visitor, "decision", "CONFIRM", "name", "张伟", "form", "0".repeat(64))
                        .statusCode())
                .isEqualTo(403);
        assertThat(journey.with(number).openTasks()).containsExactly("obtainConfirmation");
    }

    @Test
    void neitherGuessedNorExpiredNorRevokedLinksOpen() {
        String number = journey.planned().number();
        assertThat(exchange(visitor, "A".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(visitor.postJson("/c", "{}").statusCode()).isEqualTo(404);

        String revoked = personal.token(Purpose.PLAN, number);
        String cookie = cookie(exchange(visitor, revoked));
        links.revoke(number, newest(number).id(), "customer-service");
        assertThat(exchange(visitor, revoked).statusCode()).isEqualTo(410);
        assertThat(visitor.with("Cookie", cookie).get("/c/case").statusCode()).isEqualTo(410);

        String expiring = personal.token(Purpose.PLAN, number);
        clock.set(clock.instant().plus(Duration.ofDays(31)));
        HttpResponse<String> expired = exchange(visitor, expiring);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(read(expired).get("detail").asText()).startsWith("This link has expired.");
    }

    @Test
    void aVisitEndsWithoutUse() {
        open(visitor, personal.token(Purpose.PLAN, journey.planned().number()));
        clock.set(clock.instant().plus(Duration.ofMinutes(20)));
        assertThat(visitor.get("/c/case").statusCode()).isEqualTo(200);
        clock.set(clock.instant().plus(Duration.ofMinutes(20)));
        assertThat(visitor.get("/c/case").statusCode()).isEqualTo(200);
        clock.set(clock.instant().plus(Duration.ofMinutes(31)));
        HttpResponse<String> over = visitor.get("/c/case");
        assertThat(over.statusCode()).isEqualTo(403);
        assertThat(over.body()).contains("open the link in your mail once more");
    }

    @Test
    void aLinkOpensItsOwnRequirementAndPurposeOnly() {
        String number = journey.planned().number();
        open(visitor, personal.token(Purpose.PLAN, number));
        long own = kept(number);
        String other = journey.planned().number();

        assertThat(visitor.get("/c/case/documents/" + own + ".pdf").statusCode())
                .isEqualTo(403);
        assertThat(change(visitor, "k").statusCode()).isEqualTo(403);
        Visitor status = new Visitor(port).with("Accept", "text/html");
        open(status, personal.token(Purpose.STATUS, number));
        assertThat(status.get("/c/case/documents/" + own + ".pdf").statusCode()).isEqualTo(200);
        assertThat(status.get("/c/case/documents/" + kept(other) + ".pdf").statusCode())
                .isEqualTo(404);
        assertThat(status.get("/c/case/document").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/requirements/" + number).statusCode()).isEqualTo(302);
    }

    @Test
    void anAnsweredLinkStillShowsButTakesNothingMore() {
        String number = journey.planned().number();
        String token = personal.token(Purpose.PLAN, number);
        open(visitor, token);
        assertThat(answer(visitor, "decision", "REVISE", "name", "张伟", "comment", "请加导出")
                        .statusCode())
                .isEqualTo(302);

        Visitor forwarded = new Visitor(port).with("Accept", "text/html");
        open(forwarded, token);
        String page = forwarded.get("/c/case").body();
        assertThat(page).contains("To be revised.", "请加导出").doesNotContain("name=\"decision\"");
        // a page that was open before the answer
        HttpResponse<String> twice = answer(visitor, "decision", "CONFIRM", "name", "李四", "comment", "改变主意");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("was given already", "改变主意");
        assertThat(journey.with(number).openTasks()).containsExactly("preparePlan");
    }

    @Test
    void saysSoWhenStaffRecordedAnAnswerMeanwhile() {
        String number = journey.planned().number();
        open(visitor, personal.token(Purpose.PLAN, number));
        String form = form(visitor);
        journey.with(number).complete("obtainConfirmation");

        HttpResponse<String> late = answerWith(visitor, form, "decision", "REVISE", "name", "张伟", "comment", "太贵了");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("An answer is on record already", "Confirmed.", "太贵了");
        assertThat(journey.openTasks()).containsExactly("breakDownTasks");
    }

    @Test
    void openingWithoutAClickChangesNothingAndLeavesNoTrace(CapturedOutput output) {
        String number = journey.planned().number();
        String token = personal.token(Purpose.PLAN, number);
        long before = sessions();
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            for (String path : new String[] {"/c", "/c/case", "/c/case/answer", "/c/case/document", "/c/case/code"}) {
                visitor.send(method, path, HttpRequest.BodyPublishers.noBody());
            }
        }

        assertThat(sessions()).isEqualTo(before);
        assertThat(newest(number).answeredAt()).isNull();
        assertThat(journey.with(number).openTasks()).containsExactly("obtainConfirmation");
        HttpResponse<String> page = visitor.get("/c");
        assertThat(page.body()).contains("Opening it decides nothing").doesNotContain(number);
        open(visitor, token);
        assertThat(visitor.get("/c/case").body()).doesNotContain(token);
        assertThat(output.getAll()).doesNotContain(token);
        assertThat(jdbc.sql("SELECT count(*) FROM link_personal WHERE token_hash = ?")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherSitesPageCannotOpenALinkOrSendAForm() {
        String token = personal.token(Purpose.PLAN, journey.planned().number());
        assertThat(visitor.postChunked(
                                "/c",
                                "text/plain",
                                Visitor.json(Map.of("token", token)).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        HttpResponse<String> opened = exchange(visitor, token);
        assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("CLOSEDLOOP-CASE=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/c")
                .doesNotContain("Secure");
        HttpResponse<String> secure = exchange(new Visitor(port).with("X-Forwarded-Proto", "https"), token);
        assertThat(secure.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void ofTwoCustomersAndAColleagueAtOnceExactlyOneCounts() throws Exception {
        for (int round = 0; round < 4; round++) {
            String number = journey.planned().number();
            String token = personal.token(Purpose.PLAN, number);
            Task task = journey.with(number).task("obtainConfirmation");
            Visitor one = new Visitor(port).with("Accept", "text/html");
            Visitor two = new Visitor(port).with("Accept", "text/html");
            open(one, token);
            open(two, personal.token(Purpose.PLAN, number));
            String first = form(one);
            String second = form(two);
            List<Callable<Boolean>> all = List.of(
                    () -> answerWith(one, first, "decision", "CONFIRM", "name", "甲")
                                    .statusCode()
                            == 302,
                    () -> answerWith(two, second, "decision", "REVISE", "name", "乙", "comment", "改")
                                    .statusCode()
                            == 302,
                    () -> completes(task));
            ExecutorService three = Executors.newFixedThreadPool(3);
            List<Boolean> counted = new ArrayList<>();
            for (Future<Boolean> each : three.invokeAll(all)) {
                counted.add(each.get());
            }
            three.shutdown();

            assertThat(counted).as("round %d", round).containsOnlyOnce(true);
            assertThat(evidence(number)).hasSize(1);
            assertThat(journey.with(number).runOutsideSteps().openTasks())
                    .hasSize(1)
                    .doesNotContain("obtainConfirmation");
        }
    }

    @Test
    void takesAChangeFromTheStatusPageOnce() {
        String number = journey.working().number();
        open(visitor, personal.token(Purpose.STATUS, number));
        assertThat(visitor.get("/c/case").body()).contains("Request a change", "Promised for", "aria-current=\"step\"");

        assertThat(change(visitor, "same").statusCode()).isEqualTo(302);
        assertThat(change(visitor, "same").statusCode()).isEqualTo(302);
        assertThat(documents.versions(number, "change-request")).hasSize(1);
        assertThat(journey.openTasks()).contains("assessChangeImpact");
    }

    @Test
    void takesAVerdictOnEveryDeliverable() {
        String number = journey.delivering().number();
        open(visitor, personal.token(Purpose.ACCEPTANCE, number));
        assertThat(visitor.get("/c/case").body()).contains("数据看板V1.0", "name=\"verdict-0\"");

        assertThat(answer(visitor, "decision", "ACCEPT", "verdict-0", "refused", "reason-0", "图表不对", "name", "张伟")
                        .body())
                .contains("Not every deliverable was accepted", "图表不对");
        assertThat(answer(visitor, "decision", "REFUSE", "verdict-0", "refused", "reason-0", "图表不对", "name", "张伟")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/c/case").body()).contains("The delivery is not accepted.", "图表不对");
        assertThat(journey.with(number).openTasks()).containsExactly("rectify");
    }

    private boolean completes(Task task) {
        try {
            journey.as(
                    "customer-service",
                    () -> tasks.complete(
                            task.getId(),
                            Map.of(
                                    "decision", "WITHDRAW",
                                    "comment", "客户撤回",
                                    "evidenceKind", "ONLINE",
                                    "confirmedBy", "丙",
                                    "confirmedOn", "2024-05-10")));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static HttpResponse<String> exchange(Visitor visitor, String token) {
        return visitor.postJson("/c", Map.of("token", token));
    }

    private static void open(Visitor visitor, String token) {
        HttpResponse<String> opened = exchange(visitor, token);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(204);
        visitor.with("Cookie", cookie(opened));
    }

    private static String cookie(HttpResponse<String> opened) {
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String form(Visitor visitor) {
        Matcher token = FORM.matcher(visitor.get("/c/case").body());
        return token.find() ? token.group(1) : "none";
    }

    private HttpResponse<String> answer(Visitor visitor, String... fields) {
        return answerWith(visitor, forms.computeIfAbsent(visitor, CustomerLinkTest::form), fields);
    }

    private static HttpResponse<String> answerWith(Visitor visitor, String form, String... fields) {
        Parts parts = new Parts();
        boolean own = false;
        for (int i = 0; i < fields.length; i += 2) {
            parts.field(fields[i], fields[i + 1]);
            own |= fields[i].equals("form");
        }
        if (!own) {
            parts.field("form", form);
        }
        return visitor.post("/c/case/answer", parts.file("scan", "", new byte[0]));
    }

    private HttpResponse<String> change(Visitor visitor, String key) {
        return visitor.post(
                "/c/case/change",
                new Parts()
                        .field("form", forms.computeIfAbsent(visitor, CustomerLinkTest::form))
                        .field("key", key)
                        .field("name", "张伟")
                        .field("description", "增加导出")
                        .field("reason", "财务需要"));
    }

    private Link newest(String number) {
        List<Link> all = links.of(number);
        return all.get(all.size() - 1);
    }

    private long sessions() {
        return jdbc.sql("SELECT count(*) FROM customer_session")
                .query(Long.class)
                .single();
    }

    private long kept(String number) {
        return jdbc.sql("SELECT min(id) FROM rendering_kept WHERE number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private List<String> evidence(String number) {
        return documents.versions(number, "evidence-record").stream()
                .map(document -> document.content().toString())
                .toList();
    }
}
