package io.closedloop.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.bag.BagReport;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.document.Documents;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer who asks for it is forgotten, and the archive can still prove itself. */
class ErasureTest {

    /** In every field in which a customer is named, or speaks. */
    private static final String SECRET = "欧阳";

    @Nested
    @ProcessTest
    class OnH2 extends Story {}

    @Nested
    @ProcessTest
    @OnPostgres
    class OnPostgresql extends Story {}

    abstract static class Story {

        @Autowired
        Journey journey;

        @Autowired
        Dossiers dossiers;

        @Autowired
        Erasure erasure;

        @Autowired
        Holds holds;

        @Autowired
        ChainAudit audit;

        @Autowired
        Attachments attachments;

        @Autowired
        Documents documents;

        @Autowired
        TaskService tasks;

        @Autowired
        JdbcClient jdbc;

        @TempDir
        Path folder;

        @Test
        void forgetsTheCustomerEverywhere() throws Exception {
            String number = archived();
            Dossier before = dossiers.get(number);
            UnpackedDossier full = UnpackedDossier.of(dossiers.open(before));
            assertThat(mentions()).isNotEmpty();

            erasure.erase(number, "客户要求", "archivist");

            assertThat(mentions()).isEmpty();
            Dossier after = dossiers.get(number);
            assertThat(after.seal()).isEqualTo(before.seal());
            assertThat(after.erasedAt()).isNotNull();
            UnpackedDossier erased = UnpackedDossier.of(dossiers.open(after));
            assertThat(erased.files().keySet())
                    .containsExactlyInAnyOrder(
                            "bagit.txt",
                            "bag-info.txt",
                            "manifest-sha256.txt",
                            "tagmanifest-sha256.txt",
                            "erasure.json",
                            "erasure-sha256.txt",
                            "data/event-log.xes",
                            full.files().keySet().stream()
                                    .filter(file -> file.endsWith(".bpmn"))
                                    .findFirst()
                                    .orElseThrow());
            erased.files().forEach((file, content) -> {
                assertThat(new String(content, UTF_8)).as(file).doesNotContain(SECRET);
                if (full.files().containsKey(file)) {
                    assertThat(content).as(file).isEqualTo(full.files().get(file));
                }
            });
            assertThat(erased.sha256sum("tagmanifest-sha256.txt", folder)).isZero();
            assertThat(erased.sha256sum("erasure-sha256.txt", folder)).isZero();
            assertThat(erased.text("erasure.json")).contains("客户要求", "Archivist (archivist)");
            assertThat(documents.versions(number, "acceptance-form")).hasSize(2);
        }

        @Test
        void leavesAnArchiveThatProvesItself() throws IOException {
            String number = archived();
            erasure.erase(number, "客户要求", "archivist");

            BagReport report = dossiers.verify(dossiers.get(number));
            assertThat(report.problems()).isEmpty();
            assertThat(Objects.requireNonNull(report.erased()).removed()).hasSizeGreaterThan(20);
            assertThat(audit.audit(true).problems()).isEmpty();
            assertThat(audit.audit(false).entries())
                    .filteredOn(entry -> entry.number().equals(number))
                    .extracting(ChainEntry::kind)
                    .containsExactly(ChainEntry.Kind.DOSSIER, ChainEntry.Kind.ERASURE);
            assertThatThrownBy(() -> erasure.erase(number, "again", "archivist"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is erased already");
        }

        @Test
        void isRefusedWithoutReasonUnderHoldAndBeforeTheArchive() throws IOException {
            String number = archived();
            assertThatThrownBy(() -> erasure.erase(number, "  ", "archivist"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Say why");
            assertThatThrownBy(() -> erasure.erase("209901-999", "why", "archivist"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("There is no dossier of 209901-999");
            holds.put(number, "诉讼", "archivist");
            assertThatThrownBy(() -> erasure.erase(number, "why", "archivist"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is under legal hold");
            assertThat(mentions()).isNotEmpty();
            holds.lift(number, "over", "archivist");
            erasure.erase(number, "客户要求", "archivist");
            journey.begins();
            assertThatThrownBy(() -> erasure.erase(journey.number(), "why", "archivist"))
                    .isInstanceOf(Refusal.class);
        }

        @Test
        void forgetsWhoseRequirementWasRejected() throws IOException {
            journey.begins(
                            "customerName", SECRET + "公司",
                            "contactPerson", SECRET + "某",
                            "contactDetails", SECRET + "@example.com",
                            "description", SECRET + "要看板")
                    .complete("registerRequirement", "decision", "REJECT", "reason", SECRET + "不是我们的客户");
            String reference = journey.number();
            assertThat(mentions()).isNotEmpty();

            erasure.erase(reference, "客户要求", "archivist");

            assertThat(mentions()).isEmpty();
            ChainAudit.Audit found = audit.audit(true);
            assertThat(found.problems()).isEmpty();
            assertThat(found.entries())
                    .filteredOn(entry -> entry.number().equals(reference))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.statement()).contains("客户要求", "Archivist (archivist)"));
            assertThatThrownBy(() -> erasure.erase(reference, "again", "archivist"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is erased already");
        }

        @Test
        void leavesAFileThatSomebodyElseHasToo() throws IOException {
            String number = archived();
            Attachment other = attachments.store("same.txt", content("本人"), "archivist");
            erasure.erase(number, "客户要求", "archivist");

            assertThat(written(other)).isEqualTo(SECRET + "本人");
            jdbc.sql("DELETE FROM document_attachment WHERE id = ?")
                    .param(other.id())
                    .update();
            jdbc.sql("DELETE FROM document_content WHERE sha256 = ?")
                    .param(other.sha256())
                    .update();
        }

        private String written(Attachment attachment) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            attachments.writeTo(attachment, out);
            return out.toString(UTF_8);
        }

        private String archived() {
            journey.begins(
                            "customerName", SECRET + "公司",
                            "contactPerson", SECRET + "某",
                            "contactDetails", SECRET + "@example.com",
                            "description", SECRET + "要看板",
                            "details", SECRET + "详述",
                            "attachments", file("customer-service", "本人"))
                    .complete(
                            "registerRequirement",
                            "customerName",
                            SECRET + "公司",
                            "contactPerson",
                            SECRET + "某",
                            "contactDetails",
                            SECRET + "@example.com",
                            "description",
                            SECRET + "要看板",
                            "details",
                            SECRET + "详述")
                    .complete("confirmRegistration", "decision", "CORRECT", "corrections", SECRET + "写错了")
                    .through("registerRequirement", "confirmRegistration", "analyzeRequirement", "assessFeasibility")
                    .through("preparePlan");
            tasks.createComment(journey.task("obtainConfirmation").getId(), null, SECRET + "来电");
            journey.complete(
                            "obtainConfirmation",
                            "evidenceKind",
                            "EMAIL",
                            "evidence",
                            one("customer-service", "确认"),
                            "confirmedBy",
                            SECRET + "某",
                            "comment",
                            SECRET + "同意")
                    .complete("breakDownTasks")
                    .requestsChange(
                            "requestedBy", SECRET + "某", "changeDescription", SECRET + "还要导出", "reason", SECRET + "需要")
                    .through("assessChangeImpact")
                    .complete("approveChangeForCustomer", "confirmedBy", SECRET + "某", "comment", SECRET + "可以")
                    .through("approveChangeInternally", "updateTaskBreakdown", "reportProgress", "reportProgress")
                    .complete("submitDeliverables", "files", file("execution-team", "交付"))
                    .complete(
                            "conductAcceptance",
                            "decision",
                            "NOT_PASSED",
                            "failureReason",
                            SECRET + "数据不准",
                            "customerContact",
                            SECRET + "某")
                    .through("rectify", "submitDeliverables")
                    .complete(
                            "conductAcceptance",
                            "customerContact",
                            SECRET + "某",
                            "signedBy",
                            SECRET + "某(盖章)",
                            "signature",
                            one("customer-service", "签字"))
                    .completeAs("requirement-admin", "checkAcceptance")
                    .through("archiveRequirement");
            return journey.number();
        }

        /** Every text of every table in which the customer still is, files as they are stored. */
        private List<String> mentions() {
            List<String> found = new ArrayList<>();
            jdbc.sql("""
                            SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
                            JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
                            WHERE lower(c.table_schema) = 'public' AND t.table_type = 'BASE TABLE'
                            """).query().listOfRows().forEach(column -> search(column, found));
            return found;
        }

        private void search(Map<String, Object> column, List<String> found) {
            String type = String.valueOf(column.get("data_type")).toUpperCase(java.util.Locale.ROOT);
            String name = "\"" + column.get("table_name") + "\".\"" + column.get("column_name") + "\"";
            String table = "\"" + column.get("table_name") + "\"";
            if (type.contains("CHAR") || type.equals("TEXT") || type.equals("CHARACTER LARGE OBJECT")) {
                jdbc
                        .sql("SELECT count(*) FROM " + table + " WHERE CAST(" + name + " AS varchar(20000)) LIKE ?")
                        .param("%" + SECRET + "%")
                        .query(Long.class)
                        .list()
                        .stream()
                        .filter(count -> count > 0)
                        .forEach(count -> found.add(name));
            } else if (type.equals("BYTEA") || type.contains("BINARY")) {
                jdbc
                        .sql("SELECT " + name + " FROM " + table + " WHERE " + name + " IS NOT NULL")
                        .query((row, index) -> new String(row.getBytes(1), UTF_8))
                        .list()
                        .stream()
                        .filter(text -> text.contains(SECRET))
                        .forEach(text -> found.add(name));
            }
        }

        private Object file(String user, String content) {
            return Inputs.json(
                    "[{\"id\":\"%s\"}]".formatted(stored(user, content).id()));
        }

        private Object one(String user, String content) {
            return Inputs.json("{\"id\":\"%s\"}".formatted(stored(user, content).id()));
        }

        private Attachment stored(String user, String content) {
            try {
                return attachments.store(SECRET + content + ".txt", content(content), user);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static ByteArrayInputStream content(String content) {
            return new ByteArrayInputStream((SECRET + content).getBytes(UTF_8));
        }
    }
}
