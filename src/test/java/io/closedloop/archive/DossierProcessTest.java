package io.closedloop.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.bag.BagReport;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.engine.HistoryRelease;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requirements end, however they end, in a dossier that proves itself. */
class DossierProcessTest {

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
        ChainAudit audit;

        @Autowired
        HistoryService history;

        @Autowired
        HistoryRelease release;

        @Autowired
        TestClock clock;

        @Autowired
        TaskService tasks;

        @Autowired
        ObjectMapper json;

        @Autowired
        Attachments attachments;

        @Autowired
        JdbcClient jdbc;

        @TempDir
        Path folder;

        @Test
        void itsHistoryIsGivenFreeAfterTheTimeToLiveOfItsModel() {
            clock.set("2024-05-10T10:00");
            journey.delivering().through("conductAcceptance", "archiveRequirement");
            try {
                assertThat(dueOn("2029-05-09T10:00")).doesNotContain("customer-requirement");
                assertThat(dueOn("2029-05-11T10:00")).contains("customer-requirement");
            } finally {
                clock.reset();
            }
        }

        /** The models of this requirement's instances that are due. */
        private List<String> dueOn(String day) {
            clock.set(day);
            List<String> due = new ArrayList<>();
            release.release(ended -> {
                if (journey.number().equals(ended.key())) {
                    due.add(history.createHistoricProcessInstanceQuery()
                            .processInstanceId(ended.id())
                            .singleResult()
                            .getProcessDefinitionKey());
                }
                return false;
            });
            return due;
        }

        @Test
        void holdsEverythingThereIs() throws Exception {
            journey.delivering().through("conductAcceptance", "archiveRequirement");

            UnpackedDossier dossier = unpacked();
            assertThat(dossier.files())
                    .containsKeys(
                            "bagit.txt",
                            "bag-info.txt",
                            "data/index.html",
                            "data/requirement.json",
                            "data/history.json",
                            "data/event-log.xes",
                            "data/correspondence.json",
                            "data/attachments.json",
                            "data/documents/registration-form-v1.pdf",
                            "data/documents/registration-form-v1.json",
                            "data/documents/acceptance-form-v1.pdf",
                            "data/documents/archive-record-v1.pdf");
            assertThat(dossier.text("bag-info.txt"))
                    .contains("External-Identifier: " + journey.number() + "\n", "Outcome: CLOSED\n");
            assertThat(dossier.sha256sum("manifest-sha256.txt", folder)).isZero();
            assertThat(dossier.sha256sum("tagmanifest-sha256.txt", folder)).isZero();
            JsonNode record = json.readTree(dossier.files().get("data/history.json"));
            JsonNode model = record.at("/models/0");
            assertThat(dossier.text("data/model/customer-requirement-v%d.bpmn"
                            .formatted(model.get("version").asInt())))
                    .contains("<bpmn:process id=\"customer-requirement\"");
            BagReport report = dossiers.verify(dossier());
            assertThat(report.problems()).isEmpty();
            assertThat(report.seal()).isEqualTo(dossier().seal());
            assertThat(record.get("activities"))
                    .extracting(activity -> activity.get("id").asText())
                    .contains("registerRequirement", "conductAcceptance", "archiveRequirement");
        }

        @Test
        void isReadByPeopleAndByProcessMiningTools() throws Exception {
            String markup = "<script>alert('x')</script>&<b>";
            journey.begins("customerName", markup, "description", "需要\n" + markup)
                    .complete("registerRequirement", "customerName", markup, "description", "需要\n" + markup)
                    .through("confirmRegistration", "analyzeRequirement")
                    .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                    .through("informCustomer");
            attachFromElsewhere("../../e\u202evil\n<img src=x>.txt");
            attachFromElsewhere("../../e\u202evil\n<img src=x>.txt");
            journey.complete("archiveRequirement");

            UnpackedDossier dossier = unpacked();
            assertThat(dossier.files().keySet())
                    .contains("data/attachments/001.txt", "data/attachments/002.txt")
                    .noneMatch(file -> file.contains("vil"));
            Document page = Jsoup.parse(dossier.text("data/index.html"));
            assertThat(page.select("script, img, link, iframe, b")).isEmpty();
            assertThat(page.text()).contains(markup);
            assertThat(page.select("a[href]"))
                    .extracting(link -> URLDecoder.decode(link.attr("href"), StandardCharsets.UTF_8))
                    .filteredOn(href -> !href.startsWith("#"))
                    .isNotEmpty()
                    .allMatch(href -> dossier.files().containsKey("data/" + href));
            org.w3c.dom.Document log = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(dossier.files().get("data/event-log.xes")));
            assertThat(log.getDocumentElement().getTagName()).isEqualTo("log");
            assertThat(log.getElementsByTagName("event").getLength()).isGreaterThan(10);
            assertThat(dossier.text("data/event-log.xes"))
                    .contains("key=\"org:resource\" value=\"technical-lead\"", "key=\"org:role\" value=\"archivist\"")
                    .doesNotContain("alert");
            assertThat(dossier.text("data/history.json")).doesNotContain("alert");
        }

        @Test
        void isBuiltOfWhatWasDeclined() throws IOException {
            journey.begins().through("registerRequirement", "confirmRegistration", "analyzeRequirement");
            tasks.setOwner(journey.task("assessFeasibility").getId(), "product-manager");
            journey.complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                    .through("informCustomer", "archiveRequirement");

            assertThat(journey.outcome()).isEqualTo("declined");
            assertThat(dossier().ending()).isEqualTo(DossierClass.DECLINED);
            assertThat(dossiers.verify(dossier()).problems()).isEmpty();
            UnpackedDossier dossier = unpacked();
            assertThat(dossier.text("bag-info.txt")).contains("Outcome: DECLINED\n");
            Document index = Jsoup.parse(dossier.text("data/index.html"));
            assertThat(index.select("#timeline + table tr:contains(Assess feasibility)")
                            .text())
                    .endsWith("Technical lead for Product manager");
            assertThat(index.select("tr:contains(Feasibility)").eachText())
                    .anyMatch(row -> row.contains("Technical lead for Product manager"));
        }

        @Test
        void isBuiltOfWhatWasWithdrawn() throws IOException {
            journey.begins()
                    .through(
                            "registerRequirement",
                            "confirmRegistration",
                            "analyzeRequirement",
                            "assessFeasibility",
                            "preparePlan")
                    .complete("obtainConfirmation", "decision", "WITHDRAW", "comment", "预算取消")
                    .through("archiveRequirement");

            assertThat(journey.outcome()).isEqualTo("withdrawn");
            assertThat(dossier().ending()).isEqualTo(DossierClass.WITHDRAWN);
            assertThat(dossiers.verify(dossier()).problems()).isEmpty();
        }

        @Test
        void outlastsTheHistoryOfTheEngine() throws IOException {
            journey.delivering().through("conductAcceptance", "archiveRequirement");
            String number = journey.number();
            history.deleteHistoricProcessInstance(history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .singleResult()
                    .getId());

            assertThat(dossiers.verify(dossiers.get(number)).problems()).isEmpty();
        }

        @Test
        void leavesNothingHalfWhenItFailsAndIsBuiltOnceMore() throws IOException {
            journey.begins()
                    .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                    .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                    .through("informCustomer");
            attachFromElsewhere("broken.txt");
            String number = journey.number();
            jdbc.sql("UPDATE document_attachment SET size = 2 WHERE owner = ?")
                    .param(number)
                    .update();
            Set<Path> before = temporaryFiles();

            assertThatThrownBy(() -> journey.complete("archiveRequirement")).hasRootCauseInstanceOf(EOFException.class);
            assertThat(dossiers.find(number)).isEmpty();
            assertThat(audit.audit(false).entries())
                    .noneMatch(entry -> entry.number().equals(number));
            // those of other tests that run at this moment go away
            await().untilAsserted(() -> assertThat(temporaryFiles()).isSubsetOf(before));

            jdbc.sql("UPDATE document_attachment SET size = 1 WHERE owner = ?")
                    .param(number)
                    .update();
            journey.runOutsideSteps();
            assertThat(journey.outcome()).isEqualTo("declined");
            assertThat(dossiers.verify(dossier()).problems()).isEmpty();

            Dossier first = dossier();
            dossiers.build(number, DossierClass.DECLINED);
            assertThat(dossier().position()).isGreaterThan(first.position());
            assertThat(audit.audit(true).problems())
                    .as("one takes the place of the other")
                    .isEmpty();
        }

        private static Set<Path> temporaryFiles() throws IOException {
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                return files.filter(file -> file.getFileName().toString().matches("dossier\\d+\\.zip"))
                        .collect(Collectors.toSet());
            }
        }

        private void attachFromElsewhere(String name) throws IOException {
            Attachment stored = attachments.store("a.txt", new ByteArrayInputStream(new byte[] {65}), "archivist");
            jdbc.sql("UPDATE document_attachment SET name = ?, owner = ? WHERE id = ?")
                    .params(name, journey.number(), stored.id())
                    .update();
        }

        private Dossier dossier() {
            return dossiers.get(journey.number());
        }

        private UnpackedDossier unpacked() throws IOException {
            return UnpackedDossier.of(dossiers.open(dossier()));
        }
    }
}
