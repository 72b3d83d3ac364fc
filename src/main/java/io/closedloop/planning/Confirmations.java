package io.closedloop.planning;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.Documents;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.Answered;
import io.closedloop.evidence.CheckScan;
import io.closedloop.evidence.Evidence;
import io.closedloop.evidence.Evidences;
import io.closedloop.evidence.Kept;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps plans as they go to customers, and what customers answer to them. */
@Service
@Transactional
class Confirmations {

    private static final String KIND = "confirmation-record";

    private final ConfirmationRecords records;
    private final Documents documents;
    private final Renderings renderings;
    private final Evidences evidences;

    Confirmations(ConfirmationRecords records, @Lazy Documents documents, Renderings renderings, Evidences evidences) {
        this.records = records;
        this.documents = documents;
        this.renderings = renderings;
        this.evidences = evidences;
    }

    /** Keeps the plan exactly as it goes to the customer. */
    KeptRendering keepPlanAsSent(String number, Locale language) {
        return renderings.keep(plan(number), KeptRendering.Occasion.SENT, language);
    }

    /** Keeps the confirmation exactly as it was recorded. */
    void keepConfirmation(String number) {
        renderings.keep(documents.version(number, KIND, null, null), KeptRendering.Occasion.SIGNED);
    }

    /** Keeps the customer's answer to the plan's current version. */
    void answer(String number, Submission<ObtainConfirmation> answered) {
        Document plan = plan(number);
        int version = records.nextVersion(number);
        ObtainConfirmation form = answered.form();
        Kept kept = evidences.keep(new Answered(
                new DocumentRef(plan.kind(), number, plan.version()),
                new DocumentRef(KIND, number, version),
                form.decision(),
                form.evidence(),
                answered));
        records.save(new ConfirmationRecord(
                number,
                version,
                answered.by(),
                answered.at(),
                form.decision(),
                plan.version(),
                kept.shownSha256(),
                kept.evidence()));
    }

    /** Keeps what a second employee found about the scan of the newest confirmation. */
    void checkScan(String number, Submission<CheckScan> checked) {
        evidences.check(new DocumentRef(KIND, number, records.countByNumber(number)), checked);
    }

    @EventListener
    void on(CustomerErased event) {
        records.erase(event.key());
    }

    @Transactional(readOnly = true)
    List<Document> documents(String number) {
        return records.findByNumberOrderByVersion(number).stream()
                .map(version -> version.as(KIND, content(version)))
                .toList();
    }

    private Document plan(String number) {
        return documents.version(number, "handling-plan", null, null);
    }

    private static ConfirmationContent content(ConfirmationRecord record) {
        Evidence evidence = record.evidence();
        return new ConfirmationContent(
                record.number(),
                record.planVersion(),
                record.planSha256(),
                record.decision(),
                evidence.evidenceKind(),
                evidence.evidence(),
                evidence.confirmedBy(),
                evidence.confirmedOn(),
                evidence.comment());
    }

    /** The customer confirmation record's fields. */
    record ConfirmationContent(
            String requirementNumber,
            int planVersion,
            @Nullable String planSha256,
            ObtainConfirmation.Decision decision,
            Evidence.@Nullable Kind evidenceKind,
            @Nullable AttachmentRef evidence,
            @Nullable String confirmedBy,
            @Nullable LocalDate confirmedOn,
            @Nullable String comment) {}
}
