package io.closedloop.customer;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.engine.CustomerErased;
import io.closedloop.link.Link;
import io.closedloop.link.Links;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.PersonalLinks;
import io.closedloop.support.TestClock;
import io.closedloop.support.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal links in the case file: who sees them, who takes them back, who makes new ones. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class LinkDoorsTest {

    private static final String SERVICE = "customer-service";

    @LocalServerPort
    int port;

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    PersonalLinks personal;

    @Autowired
    Links links;

    @Autowired
    Renderings renderings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void onlyCustomerServiceManagesLinks() {
        String number = journey.planned().number();
        String token = personal.token(Purpose.PLAN, number);
        Map<String, Object> plan = Map.of("purpose", "PLAN");
        for (Role role : Role.values()) {
            if (role != Role.CUSTOMER_SERVICE) {
                assertThat(status(doors.post(api(number), role.id(), plan)))
                        .as("%s issues", role)
                        .isEqualTo(403);
                assertThat(status(doors.post(revocation(api(number), newest(number)), role.id(), Map.of())))
                        .as("%s revokes", role)
                        .isEqualTo(403);
                assertThat(status(doors.form(page(number), role.id(), "purpose", "PLAN")))
                        .isEqualTo(403);
                assertThat(status(doors.form(revocation(page(number), newest(number)), role.id())))
                        .isEqualTo(403);
            }
        }
        assertThat(links.of(number)).hasSize(1);
        assertThat(opened(token).statusCode()).isEqualTo(204);

        Document reader = caseFile(number, "operations");
        assertThat(reader.select("#links tbody tr")).hasSize(1);
        assertThat(reader.select("#links form, #links button")).isEmpty();
        assertThat(reader.select("#links").text()).contains("Plan (" + number + ")", "zhang@example.com", "open");
        Document manager = caseFile(number, SERVICE);
        assertThat(manager.select("#links form")).hasSize(4);
        assertThat(manager.select("#links input[name=_csrf]")).hasSize(4);
        assertThat(doors.status(page(number), SERVICE)).isEqualTo(302);
    }

    @Test
    void aRevokedLinkOpensNoMore() {
        String number = journey.planned().number();
        String byPage = personal.token(Purpose.PLAN, number);
        ResponseEntity<String> revoked = doors.form(revocation(page(number), newest(number)), SERVICE);
        assertThat(status(revoked)).isEqualTo(302);
        assertThat(String.valueOf(revoked.getHeaders().getLocation())).endsWith("/requirements/" + number + "#links");
        assertThat(opened(byPage).statusCode()).isEqualTo(410);

        String byApi = personal.token(Purpose.STATUS, number);
        String path = revocation(api(number), newest(number));
        assertThat(status(doors.post(path, SERVICE, Map.of()))).isEqualTo(204);
        assertThat(opened(byApi).statusCode()).isEqualTo(410);
        ResponseEntity<JsonNode> twice = doors.post(path, SERVICE, Map.of());
        assertThat(status(twice)).isEqualTo(409);
        assertThat(detail(twice)).isEqualTo("This link was revoked before.");
        assertThat(newest(number).revokedBy()).isEqualTo(SERVICE);
        assertThat(caseFile(number, SERVICE).select("#links tbody").text())
                .contains("revoked", "· Customer service")
                .doesNotContain("Revoke");
    }

    @Test
    void anotherRequirementsLinkIsNotThere() {
        String other = journey.planned().number();
        String token = personal.token(Purpose.PLAN, other);
        String number = journey.planned().number();
        ResponseEntity<JsonNode> foreign =
                doors.in("zh").post(revocation(api(number), newest(other)), SERVICE, Map.of());
        assertThat(status(foreign)).isEqualTo(404);
        assertThat(detail(foreign)).isEqualTo("需求" + number + "没有此链接。");
        ResponseEntity<String> page = doors.in("en").form(revocation(page(number), newest(other)), SERVICE);
        assertThat(status(page)).isEqualTo(404);
        assertThat(String.valueOf(page.getBody())).contains("has no such link");
        assertThat(status(doors.post(api(number) + "/9999999/revocation", SERVICE, Map.of())))
                .isEqualTo(404);
        assertThat(opened(token).statusCode()).isEqualTo(204);
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOldOneAndIsShownOnce() {
        String number = journey.planned().number();
        String old = personal.token(Purpose.PLAN, number);
        String status = personal.token(Purpose.STATUS, number);

        ResponseEntity<String> issued = doors.form(page(number), SERVICE, "purpose", "PLAN", "subject", number);
        assertThat(status(issued)).isEqualTo(200);
        assertThat(issued.getHeaders().getCacheControl()).contains("no-store");
        Document page = Jsoup.parse(String.valueOf(issued.getBody()));
        Element field = page.expectFirst("#address");
        assertThat(field.hasAttr("readonly")).isTrue();
        assertThat(page.text()).contains("shown only now");
        String token = token(field.attr("value"));

        assertThat(opened(old).statusCode()).isEqualTo(410);
        assertThat(opened(status).statusCode()).isEqualTo(204);
        assertThat(answers(token)).contains("Our plan for " + number);
        Link made = newest(number);
        assertThat(made.issuedBy()).isEqualTo(SERVICE);
        assertThat(made.address()).isNull();
        assertThat(made.ask().sha256())
                .isEqualTo(renderings
                        .sent(number, "handling-plan", 1)
                        .orElseThrow()
                        .sha256());
        isNowhere(number, token);
        isNowhere(number, old);
    }

    @Test
    void programsIssueLinksToWhatIsOpen() {
        String number = journey.planned().number();
        assertThat(questions(number)).containsExactly("REGISTRATION", "PLAN", "STATUS");
        ResponseEntity<JsonNode> issued = issue(number, "PLAN", null);
        assertThat(status(issued)).isEqualTo(201);
        assertThat(issued.getHeaders().getCacheControl()).contains("no-store");
        assertThat(body(issued).at("/link/state").asText()).isEqualTo("OPEN");
        assertThat(answers(token(body(issued).get("url").asText()))).contains("Our plan for " + number);

        for (String purpose : List.of("CHANGE", "ACCEPTANCE")) {
            assertThat(status(issue(number, purpose, null))).as(purpose).isEqualTo(409);
        }
        assertThat(status(issue(number, "PLAN", "209901-999"))).isEqualTo(409);
        assertThat(status(issue(number, "NONSENSE", null))).isEqualTo(400);
        assertThat(detail(doors.post(api(number), SERVICE, Map.of()))).isEqualTo("Say what the link is for.");

        journey.with(number).complete("obtainConfirmation");
        ResponseEntity<JsonNode> late = issue(number, "PLAN", null);
        assertThat(status(late)).isEqualTo(409);
        assertThat(detail(late)).contains("is not asked about " + number + " any more");
        assertThat(status(doors.form(page(number), SERVICE, "purpose", "PLAN"))).isEqualTo(409);
    }

    /** Nobody mailed anything to this customer. */
    @Test
    void whoHasNoMailAddressGetsALinkToEveryQuestion() {
        String number = journey.begins("contactDetails", "电话 138 0000 0000", "channel", "PHONE")
                .through("registerRequirement", "confirmRegistration")
                .number();
        assertThat(links.of(number)).isEmpty();
        assertThat(caseFile(number, SERVICE).select("#links .questions li")).hasSize(2);
        String registration =
                token(body(issue(number, "REGISTRATION", null)).get("url").asText());
        assertThat(answers(registration)).contains("Is requirement " + number + " recorded right?");

        journey.through(
                "analyzeRequirement", "assessFeasibility", "preparePlan", "obtainConfirmation", "breakDownTasks");
        journey.requestsChange().complete("assessChangeImpact");
        assertThat(questions(number)).containsExactly("REGISTRATION", "CHANGE", "STATUS");
        String change =
                token(body(issue(number, "CHANGE", number + "-C01")).get("url").asText());
        assertThat(answers(change)).contains("Change " + number + "-C01");
        journey.through("approveChangeForCustomer", "approveChangeInternally", "updateTaskBreakdown")
                .through("reportProgress", "reportProgress", "submitDeliverables");
        assertThat(questions(number)).containsExactly("REGISTRATION", "ACCEPTANCE", "STATUS");
        assertThat(answers(
                        token(body(issue(number, "ACCEPTANCE", null)).get("url").asText())))
                .contains("Acceptance of " + number);
        assertThat(answers(token(body(issue(number, "STATUS", null)).get("url").asText())))
                .contains("Where requirement " + number + " stands");
    }

    @Test
    void anExpiredLinkIsReplacedWhileItsQuestionIsOpen() {
        String number = journey.planned().number();
        String expired = personal.token(Purpose.PLAN, number);
        clock.set(clock.instant().plus(Duration.ofDays(31)));
        assertThat(caseFile(number, SERVICE).select("#links tbody").text())
                .contains("expired")
                .doesNotContain("Revoke");

        String token = token(body(issue(number, "PLAN", null)).get("url").asText());
        assertThat(opened(expired).statusCode()).isEqualTo(410);
        assertThat(answers(token)).contains("Our plan for " + number);
        assertThat(links.of(number).get(0).revokedAt()).as("expired as it is").isNull();
    }

    @Test
    void anErasedCustomerGetsNoLink() {
        String number = journey.planned().number();
        personal.token(Purpose.PLAN, number);
        transaction.executeWithoutResult(status -> events.publishEvent(new CustomerErased(number, "erased")));

        assertThat(status(issue(number, "STATUS", null))).isEqualTo(409);
        assertThat(links.of(number)).isEmpty();
        assertThat(caseFile(number, SERVICE).select("#links")).isEmpty();
    }

    @Test
    void showsWhatProvesAnAnswer() {
        String number = journey.planned().number();
        assertThat(caseFile(number, "operations").select("#evidence")).isEmpty();
        journey.complete("obtainConfirmation", "evidenceKind", "ONLINE", "confirmedBy", "<b>王总</b>", "comment", "同意");

        Document page = caseFile(number, "operations");
        String sha256 =
                renderings.sent(number, "handling-plan", 1).orElseThrow().sha256();
        assertThat(page.select("#evidence tbody").text())
                .contains("Requirement handling plan, version 1", "confirm", "<b>王总</b>", "recorded by staff")
                .contains("recorded by Customer service", sha256);
        assertThat(page.select("#evidence b")).isEmpty();
        String pdf = page.select("#evidence a").attr("href");
        assertThat(doors.bytes(pdf, "operations").getHeaders().getContentType()).hasToString("application/pdf");
        JsonNode record =
                body(doors.json("/api/requirements/" + number, "operations")).at("/evidence/0");
        assertThat(record.at("/answer/shownSha256").asText()).isEqualTo(sha256);
        assertThat(record.at("/answer/decision").asText()).isEqualTo("CONFIRM");
        assertThat(Jsoup.parse(String.valueOf(doors.in("zh")
                                .get("/requirements/" + number, "operations")
                                .getBody()))
                        .select("#evidence")
                        .text())
                .contains("答复凭证", "需求处理方案，第1版");
    }

    private List<String> questions(String number) {
        return body(doors.json("/api/requirements/" + number, SERVICE))
                .get("questions")
                .findValuesAsText("purpose");
    }

    private ResponseEntity<JsonNode> issue(String number, String purpose, @Nullable String subject) {
        return doors.in("en")
                .post(
                        api(number),
                        SERVICE,
                        subject == null ? Map.of("purpose", purpose) : Map.of("purpose", purpose, "subject", subject));
    }

    private Document caseFile(String number, String user) {
        ResponseEntity<String> page = doors.in("en").get("/requirements/" + number, user);
        assertThat(status(page)).as(page.getBody()).isEqualTo(200);
        return Jsoup.parse(String.valueOf(page.getBody()));
    }

    private void isNowhere(String number, String token) {
        for (String path : List.of("/requirements/" + number, "/api/requirements/" + number)) {
            assertThat(doors.get(path, SERVICE).getBody())
                    .contains(number)
                    .doesNotContain(token)
                    .doesNotContain(DigestUtils.sha256Hex(token));
        }
    }

    private HttpResponse<String> opened(String token) {
        return new Visitor(port).postJson("/c", Map.of("token", token));
    }

    /** What the page behind a link shows. */
    private String answers(String token) {
        HttpResponse<String> opened = opened(token);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(204);
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        return new Visitor(port)
                .with("Accept", "text/html")
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .get("/c/case")
                .body();
    }

    private Link newest(String number) {
        List<Link> all = links.of(number);
        return all.get(all.size() - 1);
    }

    private static String token(String url) {
        assertThat(url).contains("/c#");
        return url.substring(url.indexOf('#') + 1);
    }

    private static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }

    private static String api(String number) {
        return "/api/requirements/" + number + "/links";
    }

    private static String page(String number) {
        return "/requirements/" + number + "/links";
    }

    private static String revocation(String list, Link link) {
        return list + "/" + link.id() + "/revocation";
    }
}
