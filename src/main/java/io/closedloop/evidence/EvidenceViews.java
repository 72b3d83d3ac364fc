package io.closedloop.evidence;

import io.closedloop.document.DocumentText;
import io.closedloop.engine.CaseFilePart;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows in the case file what proves the customer's answers. */
@Component
@Order(2)
@Transactional(readOnly = true)
class EvidenceViews implements CaseFilePart, CaseFileSection {

    private final EvidenceRecords records;
    private final DocumentText words;

    EvidenceViews(EvidenceRecords records, DocumentText words) {
        this.records = records;
        this.words = words;
    }

    /** @param asked title of the document that was decided on */
    public record Row(String asked, EvidenceView record) {}

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public List<EvidenceView> of(String key) {
        return records.findByNumberOrderByVersion(key).stream()
                .map(record ->
                        new EvidenceView(record.version(), record.recordedAt(), record.recordedBy(), record.content()))
                .toList();
    }

    @Override
    public String template() {
        return "evidence/section";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        List<Row> rows = of(key).stream()
                .map(view -> new Row(words.title(view.answer().shownDocument().kind(), reader.language()), view))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }
}
