package io.closedloop.evidence;

import io.closedloop.document.Annexes;
import io.closedloop.document.Attachments;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.DocumentSource;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.link.Links;
import io.closedloop.refusal.Refusals;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one record of every answer of a customer, whichever way it came. */
@Service
@Transactional
public class Evidences implements DocumentSource, Annexes {

    /** Kind of the document that shows a record. */
    public static final String KIND = "evidence-record";

    private final EvidenceRecords records;
    private final Attachments attachments;
    private final Links links;
    private final Renderings renderings;
    private final Staff staff;
    private final Refusals refusals;

    Evidences(
            EvidenceRecords records,
            Attachments attachments,
            Links links,
            Renderings renderings,
            Staff staff,
            Refusals refusals) {
        this.records = records;
        this.attachments = attachments;
        this.links = links;
        this.renderings = renderings;
        this.staff = staff;
        this.refusals = refusals;
    }

    /** Keeps the evidence of an answer, together with the document that says what was answered; links to it close. */
    public Kept keep(Answered answered) {
        DocumentRef shown = answered.shown();
        String number = answered.answer().number();
        Evidence evidence = answered.evidence().keptBy(attachments, number);
        Origin told = answered.submission().origin(Origin.class);
        Origin origin = told == null ? Origin.staff(way(evidence)) : told.keptBy(attachments, number);
        String sha256 = origin.shownSha256() != null
                ? origin.shownSha256()
                : renderings
                        .sent(shown.number(), shown.kind(), shown.version())
                        .map(KeptRendering::sha256)
                        .orElse(null);
        Kept kept = new Kept(evidence, sha256);
        records.save(new EvidenceRecord(records.nextVersion(number), answered, origin, kept));
        links.decided(number, shown.kind(), shown.version());
        return kept;
    }

    /** The way of an answer that a colleague recorded in a task. */
    private static Way way(Evidence evidence) {
        return evidence.evidenceKind() == null
                ? Way.STAFF
                : switch (evidence.evidenceKind()) {
                    case EMAIL, ONLINE -> Way.STAFF;
                    case STAMPED_SCAN -> Way.STAMPED_SCAN;
                    case PHONE -> Way.PHONE;
                };
    }

    /**
     * Keeps what a second employee found about the newest scan.
     *
     * @param answer the document whose scan it is
     * @throws io.closedloop.refusal.Refusal when it is the one who recorded the answer
     */
    public void check(DocumentRef answer, Submission<CheckScan> checked) {
        EvidenceRecord record = of(answer);
        if (record.recordedBy().equals(checked.by())) {
            throw refusals.forbidden("refusal.evidence.ownScan");
        }
        record.check(checked.form().decision(), checked.form().comment(), staff.name(checked.by()), checked.at());
    }

    private EvidenceRecord of(DocumentRef answer) {
        return records.findByNumberOrderByVersion(answer.number()).stream()
                .filter(record -> record.isOf(answer))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("No evidence of " + answer));
    }

    /** The newest answer to a document version. */
    @Transactional(readOnly = true)
    public Optional<EvidenceContent> about(DocumentRef shown) {
        return records.findByNumberOrderByVersion(shown.number()).stream()
                .map(EvidenceRecord::content)
                .filter(content -> content.shownDocument().equals(shown))
                .reduce((first, second) -> second);
    }

    /** The records of the answers that a document keeps, oldest first. */
    @Override
    @Transactional(readOnly = true)
    public List<Document> of(Document answer) {
        DocumentRef ref = new DocumentRef(answer.kind(), answer.number(), answer.version());
        return records.findByNumberOrderByVersion(answer.number()).stream()
                .filter(record -> record.isOf(ref))
                .map(Evidences::document)
                .toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Document> versions(String number, @Nullable String item) {
        return records.findByNumberOrderByVersion(number).stream()
                .map(Evidences::document)
                .toList();
    }

    @EventListener
    void on(CustomerErased event) {
        records.erase(event.key());
    }

    private static Document document(EvidenceRecord record) {
        return record.as(KIND, record.content());
    }
}
