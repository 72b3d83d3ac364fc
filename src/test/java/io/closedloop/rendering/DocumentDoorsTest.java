package io.closedloop.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.Pdf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class DocumentDoorsTest {

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    private String number = "";

    @BeforeEach
    void twoPlans() {
        number = journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement", "assessFeasibility")
                .complete("preparePlan", "scope", "<b>第一版</b>")
                .complete("obtainConfirmation", "decision", "REVISE", "comment", "交付太晚")
                .complete("preparePlan", "scope", "第二版")
                .number();
    }

    @Test
    void opensADocumentAsPdfInTheReadersLanguage() throws IOException {
        ResponseEntity<byte[]> english = file(path("handling-plan.pdf"));
        assertThat(english.getHeaders())
                .containsEntry(HttpHeaders.CONTENT_TYPE, List.of("application/pdf"))
                .hasEntrySatisfying(
                        HttpHeaders.CONTENT_DISPOSITION,
                        values -> assertThat(values.get(0)).startsWith("inline").contains(".pdf"))
                .hasEntrySatisfying(
                        "X-Content-Type-Options", values -> assertThat(values).containsExactly("nosniff"));
        assertThat(Pdf.text(body(english))).contains("Requirementhandlingplan", "version2", "第二版");
        assertThat(Pdf.text(body(doors.in("zh").bytes(path("handling-plan.pdf?version=1"), "operations"))))
                .contains("需求处理方案", "第1版", "<b>第一版</b>");
        assertThat(Pdf.text(body(file(path("handling-plan.pdf?language=zh"))))).contains("需求处理方案");
    }

    @Test
    void handsOutWordFilesAndWorkbooks() throws IOException {
        journey.through("obtainConfirmation", "breakDownTasks");

        assertThat(file(path("handling-plan.docx")).getStatusCode().value()).isEqualTo(200);
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(body(file(path("task-breakdown.xlsx")))))) {
            assertThat(workbook.getSheetAt(0).getRow(4).getCell(1).getStringCellValue())
                    .isEqualTo("界面设计");
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(
                body(doors.in("zh").bytes("/api/requirements.xlsx?text=" + number, "customer-service"))))) {
            assertThat(workbook.getSheetAt(0).getRow(3).getCell(0).getStringCellValue())
                    .isEqualTo("需求编号");
            assertThat(workbook.getSheetAt(0).getRow(4).getCell(0).getStringCellValue())
                    .isEqualTo(number);
        }
    }

    @Test
    void comparesTwoVersions() {
        JsonNode scope = Doors.body(doors.json(path("handling-plan/differences"), "operations"))
                .get("fields")
                .get(0);
        assertThat(scope.get("before").asText()).isEqualTo("<b>第一版</b>");
        assertThat(scope.get("after").asText()).isEqualTo("第二版");

        String page = body(
                doors.in("zh").get("/requirements/" + number + "/documents/handling-plan/differences", "operations"));
        assertThat(page)
                .contains("第 1 版与第 2 版", "<del>&lt;b&gt;第一版&lt;/b&gt;</del>", "<ins>第二版</ins>")
                .doesNotContain("<b>第一版");
    }

    @Test
    void showsTheDocumentsInTheCaseFileAndBesideTheTask() {
        String caseFile = body(doors.get("/requirements/" + number, "operations"));
        assertThat(caseFile)
                .contains("Requirement handling plan", path("handling-plan.pdf?version=2"), "Compare with version 1")
                .contains("/api/requirements/" + number + "/renderings/", "sent ");
        String beside = body(doors.in("zh")
                .get("/tasks/" + journey.task("obtainConfirmation").getId() + "/documents", "customer-service"));
        assertThat(beside).contains("需求处理方案", "送交客户", path("handling-plan.pdf?version=1"));
    }

    @Test
    void handsOutExactlyWhatWasKept() {
        JsonNode kept = Doors.body(doors.json("/api/requirements/" + number + "/renderings", "operations"))
                .get(0);

        ResponseEntity<byte[]> pdf = file("/api/requirements/" + number + "/renderings/" + kept.get("id") + ".pdf");

        assertThat(pdf.getHeaders().getETag())
                .isEqualTo("\"" + kept.get("sha256").asText() + "\"");
        assertThat(body(pdf)).hasSize(kept.get("size").asInt());
    }

    @Test
    void saysWhatThereIsNot() {
        assertRefused(
                404, "handling-plan.pdf?version=3", "There is no version 3 of the document handling-plan of " + number);
        assertRefused(
                404, "task-breakdown.pdf", "The document task-breakdown of " + number + " has not been written yet.");
        assertRefused(404, "handling-plan.xlsx", "Requirement handling plan has no list to put into a workbook.");
        assertRefused(404, "nonsense.pdf", "There is no kind of document called nonsense.");
        assertRefused(
                400, "handling-plan.pdf?language=fr", "Documents are in English (en) and Chinese (zh), not in fr.");
        assertThat(doors.status(path("handling-plan.pdf?version=one"), "operations"))
                .isEqualTo(400);
        assertThat(doors.status("/requirements?month=2026-13", "customer-service"))
                .isEqualTo(400);
        assertThat(doors.status("/requirements?status=NONSENSE", "customer-service"))
                .isEqualTo(400);
    }

    @Test
    void refusesFiveMegabytesInAField() {
        ResponseEntity<JsonNode> answer = doors.post(
                "/api/requirements",
                "customer-service",
                Map.of(
                        "customerName", "科技有限公司",
                        "channel", "PHONE",
                        "description", "客户需求。".repeat(1_000_000),
                        "urgency", "MEDIUM",
                        "expectedDeliveryDate", "2099-01-01"));

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
        assertThat(Doors.detail(answer)).startsWith("This is too large: at most 256 KB are taken at once.");
    }

    @Test
    void opensToThoseWhoTakePart() {
        String[] ofTheCase = {
            path("handling-plan.pdf"),
            path("handling-plan/differences"),
            "/requirements/" + number,
            "/requirements/" + number + "/documents/handling-plan/differences",
            "/api/requirements/" + number + "/renderings"
        };
        for (String door : ofTheCase) {
            assertThat(doors.status(door, "technical-lead")).as(door).isEqualTo(200);
            assertThat(doors.status(door, "execution-team")).as(door).isEqualTo(403);
            assertThat(doors.status(door, null)).as(door).isIn(302, 401);
        }
        for (String door : new String[] {"/requirements", "/api/requirements", "/api/requirements.xlsx"}) {
            assertThat(doors.status(door, "customer-service")).as(door).isEqualTo(200);
            assertThat(doors.status(door, "operations")).as(door).isEqualTo(403);
        }
        assertThat(doors.status("/tasks/" + journey.task("obtainConfirmation").getId() + "/documents", "operations"))
                .isEqualTo(404);
    }

    private void assertRefused(int status, String file, String sentence) {
        ResponseEntity<JsonNode> answer = doors.json(path(file), "operations");
        assertThat(answer.getStatusCode().value()).as(file).isEqualTo(status);
        assertThat(Doors.detail(answer)).startsWith(sentence);
    }

    private ResponseEntity<byte[]> file(String path) {
        return doors.bytes(path, "operations");
    }

    private String path(String file) {
        return "/api/requirements/" + number + "/documents/" + file;
    }

    private static <T> T body(ResponseEntity<T> answer) {
        return Objects.requireNonNull(answer.getBody());
    }
}
