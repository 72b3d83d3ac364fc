package io.closedloop.registration;

import static io.closedloop.support.Doors.body;
import static io.closedloop.support.Doors.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.staff.Role;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Who opens the register, that page, program and workbook find the same, and what nonsense gets for an answer. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class RegisterDoorsTest {

    private static final String PAGE = "/requirements";
    private static final String API = "/api/requirements";
    private static final String WORKBOOK = "/api/requirements.xlsx";
    private static final String USER = "customer-service";
    private static final Set<Role> READERS =
            EnumSet.of(Role.CUSTOMER_SERVICE, Role.REQUIREMENT_ADMIN, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER);
    private static final Pattern KEYS = Pattern.compile("<th scope=\"row\"><a href=\"/requirements/([^\"]+)\"");

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forgetViews() {
        jdbc.sql("DELETE FROM registration_view").update();
    }

    @Test
    void opensToThoseWhoHaveATaskInEveryRequirementOrWatchOverAll() {
        journey.begins();
        for (String door : List.of(PAGE, API, WORKBOOK)) {
            for (Role role : Role.values()) {
                int allowed = READERS.contains(role) ? 200 : 403;
                assertThat(doors.status(door, role.id()))
                        .as("%s by %s", door, role)
                        .isEqualTo(allowed);
                assertThat(http.withBasicAuth(role.id(), "demo")
                                .exchange(door, HttpMethod.HEAD, null, Void.class)
                                .getStatusCode()
                                .value())
                        .as("the head of %s by %s", door, role)
                        .isEqualTo(allowed);
            }
            assertThat(doors.status(door, null)).as(door).isIn(302, 401);
        }
        assertThat(doors.form("/requirements/views", "operations", "name", "mine")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(doors.json("/api/pages", "operations").getBody().toString()).doesNotContain("\"/requirements\"");
        assertThat(doors.in("zh").json("/api/pages", USER).getBody().toString())
                .contains("\"/requirements\"", "客户需求台账");
    }

    @Test
    void findsTheSameOnThePageForProgramsAndInTheWorkbook() throws IOException {
        for (String customer : List.of("丙同一选择", "甲同一选择", "乙同一选择")) {
            journey.begins("customerName", customer).through("registerRequirement");
        }
        journey.begins("customerName", "另一家");
        for (String asked : List.of(
                "?text=同一选择&sort=customer",
                "?text=同一选择&sort=-number&role=customer-service",
                "?text=同一选择&urgency=MEDIUM")) {
            List<String> keys = keys(doors.json(API + asked, USER));
            assertThat(keys).as(asked).hasSize(3);
            assertThat(KEYS.matcher(page(asked)).results().map(found -> found.group(1)))
                    .as(asked)
                    .containsExactlyElementsOf(keys);
            assertThat(rows(asked)).as(asked).containsExactlyElementsOf(keys);
        }
        JsonNode found = body(doors.json(API + "?text=同一选择", USER));
        assertThat(found.get("total").asInt()).isEqualTo(3);
        assertThat(found.get("more").asBoolean()).isFalse();
        JsonNode first = found.at("/requirements/0");
        assertThat(first.get("customerName").asText()).endsWith("同一选择");
        assertThat(first.at("/tasks/0/task").asText()).isEqualTo("confirmRegistration");
        assertThat(first.at("/tasks/0/roles/0").asText()).isEqualTo("customer-service");
        assertThat(first.get("due").asText()).isNotEmpty();
    }

    @Test
    void leadsFromTheReferenceToTheNumberWhoeverMaySeeIt() {
        journey.begins();
        String reference = journey.number();
        assertThat(doors.status("/requirements/" + reference, "requirement-admin"))
                .as("while it has no number")
                .isEqualTo(200);
        String number = journey.through("registerRequirement").number();
        for (String door : List.of(PAGE, API)) {
            for (String rest : List.of("", "/documents/registration-form.pdf?language=zh")) {
                for (String user : List.of(USER, "requirement-admin", "process-owner")) {
                    ResponseEntity<String> answer = doors.get(door + "/" + reference + rest, user);
                    assertThat(answer.getStatusCode().value())
                            .as("%s by %s", door + rest, user)
                            .isEqualTo(302);
                    assertThat(Objects.requireNonNull(answer.getHeaders().getLocation())
                                    .toString())
                            .endsWith(door + "/" + number + rest);
                }
                assertThat(doors.status(door + "/" + reference + rest, "archivist"))
                        .as("who takes no part, at %s", door)
                        .isEqualTo(403);
                assertThat(doors.status(door + "/R-NOSUCHCASE" + rest, "archivist"))
                        .isEqualTo(403);
            }
            assertThat(doors.status(door + "/" + reference, null)).isIn(302, 401);
            assertThat(doors.status(door + "/R-NOSUCHCASE", "process-owner")).isEqualTo(404);
            assertThat(doors.status(door + "/" + number, USER)).isEqualTo(200);
        }
        assertThat(doors.form("/requirements/" + reference + "/links", USER, "purpose", "STATUS")
                        .getStatusCode()
                        .value())
                .as("who does something uses the number")
                .isEqualTo(403);
    }

    @Test
    void saysWhoHasItAndHowLongInWordsOfBothLanguages() {
        String number = journey.begins().through("registerRequirement").number();

        assertThat(doors.in("en").get(PAGE + "?text=" + number, USER).getBody())
                .contains("Confirm registration", "Customer service", "1 working day left", "class=\"due NEXT\"")
                .contains("1 requirement.", "in registration");
        assertThat(doors.in("zh").get(PAGE + "?text=" + number, USER).getBody())
                .contains("客户服务", "剩 1 个工作日", "共 1 项需求。");
    }

    @Test
    void refusesNonsenseAndKeepsWhatWasTyped() {
        String tooLong = "太长的搜索".repeat(2_000);
        ResponseEntity<String> page = doors.in("zh").get(PAGE + "?text=" + tooLong, USER);
        assertThat(page.getStatusCode().value()).isEqualTo(400);
        assertThat(page.getBody()).contains("搜索词：最多可输入 200 个字符。", "value=\"" + tooLong + "\"");
        ResponseEntity<JsonNode> answer = doors.in("en").json(API + "?text=" + "x".repeat(10_000), USER);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(detail(answer)).isEqualTo("Text: at most 200 characters can be searched for.");

        for (String wrong : List.of(
                "step=NONSENSE",
                "escalated=1",
                "blocked=yes",
                "closedIn=2026",
                "status=closed",
                "role=boss",
                "role=CUSTOMER_SERVICE",
                "urgency=SOON",
                "overdue=perhaps",
                "month=2026-13",
                "month=+999999999-01",
                "sort=description",
                "sort=--number",
                "sort=-",
                "after=209912-999",
                "before=nothing",
                "after=<b>",
                "text=" + "w ".repeat(3) + "a b c d e f g h i j k",
                "status=CLOSED&status=REJECTED")) {
            String asked = "?text=kept&" + wrong;
            String keeps = wrong.startsWith("text=") ? "?" + wrong : asked;
            ResponseEntity<String> refused = doors.in("en").get(PAGE + keeps, USER);
            assertThat(refused.getStatusCode().value()).as(wrong).isEqualTo(400);
            assertThat(refused.getBody()).as(wrong).contains("role=\"alert\"", "<form method=\"get\"");
            assertThat(doors.json(API + keeps, USER).getStatusCode().value())
                    .as(wrong)
                    .isEqualTo(400);
            assertThat(doors.json(WORKBOOK + keeps, USER).getStatusCode().value())
                    .as(wrong)
                    .isIn(400, 404);
        }
        assertThat(doors.get(PAGE + "?text=kept&step=NONSENSE", USER).getBody())
                .contains("Step: “NONSENSE” is not a valid value.", "value=\"kept\"");
        assertThat(doors.json(API + "?page=1", USER).getStatusCode().value()).isEqualTo(400);
        assertThat(doors.status(WORKBOOK + "?text=nothingofthekind", USER)).isEqualTo(404);
        assertThat(doors.get(PAGE + "?text=nothingofthekind", USER).getBody()).contains("No requirement found.");
    }

    @Test
    void showsMarkupAsText() {
        String evil = "\"><script>alert(1)</script>${1049*1051}__${1049*1051}__";
        String number =
                journey.begins("customerName", evil, "description", "'" + evil).number();
        doors.form("/requirements/views", USER, "name", evil, "text", evil);

        for (String asked : List.of(
                "?text=" + number, "?text=\"><script>alert(1)</script>", "?step=\"><script>", "?month=<script>")) {
            String page = page(asked);
            assertThat(page).as(asked).doesNotContain("<script>").doesNotContain("1102499");
        }
        assertThat(page("?text=" + number))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;${1049*1051}__${1049*1051}__");
        ResponseEntity<String> refused = doors.form("/requirements/views", USER, "name", evil, "text", evil);
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody()).doesNotContain("<script>").contains("You have a view called");
    }

    @Test
    void keepsViewsForEachOfUs() {
        ResponseEntity<String> saved = doors.form(
                "/requirements/views",
                USER,
                "name",
                " 逾期 & 紧急 ",
                "overdue",
                "true",
                "text",
                "a&b=c",
                "urgency",
                "HIGH");
        assertThat(saved.getStatusCode().value()).isEqualTo(302);
        assertThat(Objects.requireNonNull(saved.getHeaders().getLocation()).toString())
                .endsWith("/requirements?text=a%26b%3Dc&overdue=true&urgency=HIGH");
        assertThat(page(""))
                .contains("href=\"/requirements?text=a%26b%3Dc&amp;overdue=true&amp;urgency=HIGH\"", "逾期 &amp; 紧急");
        assertThat(doors.get(PAGE, "department-head").getBody()).doesNotContain("逾期 &amp; 紧急");

        long id = jdbc.sql("SELECT id FROM registration_view").query(Long.class).single();
        doors.form("/requirements/views/" + id + "/deletion", "department-head");
        assertThat(page("")).as("nobody else deletes it").contains("逾期 &amp; 紧急");
        assertThat(doors.form("/requirements/views/" + id + "/deletion", USER, "text", "x")
                        .getStatusCode()
                        .value())
                .isEqualTo(302);
        assertThat(page("")).doesNotContain("逾期 &amp; 紧急");
    }

    @Test
    void refusesViewsThatAreNone() {
        for (int i = 0; i < SavedViews.MOST; i++) {
            assertThat(save("view " + i, "HIGH")).isEqualTo(302);
        }
        assertThat(save("one more", "HIGH")).isEqualTo(409);
        assertThat(save("view 1", "HIGH")).as("taken").isEqualTo(409);
        jdbc.sql("DELETE FROM registration_view").update();
        assertThat(save("  ", "HIGH")).isEqualTo(400);
        assertThat(save("n".repeat(81), "HIGH")).isEqualTo(400);
        assertThat(save("with\u0000nothing", "HIGH")).isEqualTo(400);
        assertThat(save("nonsense", "SOON")).isEqualTo(400);
        assertThat(doors.in("zh")
                        .form("/requirements/views", USER, "name", "", "text", "保留")
                        .getBody())
                .contains("视图需要名称", "value=\"保留\"");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM registration_view")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int save(String name, String urgency) {
        return doors.form("/requirements/views", USER, "name", name, "urgency", urgency)
                .getStatusCode()
                .value();
    }

    private String page(String asked) {
        return Objects.requireNonNull(doors.get(PAGE + asked, USER).getBody());
    }

    private static List<String> keys(ResponseEntity<JsonNode> answer) {
        return StreamSupport.stream(body(answer).get("requirements").spliterator(), false)
                .map(requirement -> requirement.get("key").asText())
                .toList();
    }

    private List<String> rows(String asked) throws IOException {
        byte[] file = Objects.requireNonNull(doors.bytes(WORKBOOK + asked, USER).getBody());
        List<String> keys = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (int row = 4; row <= sheet.getLastRowNum(); row++) {
                keys.add(sheet.getRow(row).getCell(0).getStringCellValue());
            }
        }
        return keys;
    }
}
