package io.closedloop.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.document.WordedDocument;
import io.closedloop.support.Journey;
import io.closedloop.support.Pdf;
import io.closedloop.support.ProcessTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PdfTest {

    @Autowired
    Journey journey;

    @Autowired
    Documents documents;

    @Autowired
    DocumentText text;

    @Autowired
    Renderings renderings;

    @Test
    void saysWhatIsStoredInOrderInBothLanguages() throws IOException {
        String number = wholeLife();
        for (String kind : documents.kinds()) {
            for (Document document : documents.versions(number, kind)) {
                for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                    byte[] pdf = renderings.pdf(document, language);
                    Path file = Path.of("target/rendered/%s-%d-%s.pdf".formatted(kind, document.version(), language));
                    Files.createDirectories(file.getParent());
                    Files.write(file, pdf);

                    WordedDocument worded = text.document(document, language);
                    assertThat(Pdf.text(pdf))
                            .as("%s in %s", kind, language)
                            .containsSubsequence(Pdf.withoutSpaces(worded.title()), Pdf.withoutSpaces(number))
                            .containsSubsequence(words(worded));
                    assertThat(Pdf.violations(pdf))
                            .as("%s in %s", kind, language)
                            .isEmpty();
                }
            }
        }
    }

    private static List<String> words(WordedDocument document) {
        return Stream.concat(
                        document.rows().stream().flatMap(row -> Stream.of(row.label(), row.value())),
                        document.tables().stream()
                                .flatMap(table -> Stream.concat(
                                        table.columns().stream(),
                                        table.rows().stream().flatMap(List::stream))))
                .map(Pdf::withoutSpaces)
                .toList();
    }

    private String wholeLife() {
        return journey.working()
                .requestsChange()
                .through("assessChangeImpact", "approveChangeForCustomer", "approveChangeInternally")
                .through("updateTaskBreakdown", "reportProgress", "reportProgress", "submitDeliverables")
                .complete("conductAcceptance", "decision", "NOT_PASSED", "failureReason", "数据不准")
                .through("rectify", "submitDeliverables", "conductAcceptance", "archiveRequirement")
                .number();
    }
}
