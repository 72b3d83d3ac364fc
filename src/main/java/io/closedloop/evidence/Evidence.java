package io.closedloop.evidence;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefConverter;
import io.closedloop.document.Attachments;
import io.closedloop.engine.Problems;
import io.closedloop.engine.TaskContext;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves a customer's answer.
 *
 * @param evidence the mail or the stamped scan
 * @param confirmedBy who answered at the customer
 * @param confirmedOn the day of the answer
 */
@Embeddable
public record Evidence(
        @Nullable @Enumerated(EnumType.STRING) Kind evidenceKind,

        @Nullable @Convert(converter = AttachmentRefConverter.class)
        AttachmentRef evidence,

        @Nullable @Size(max = 100) String confirmedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable @Size(max = 4000) String comment) {

    /** The form of the answer; the procedure asks for a written one. */
    public enum Kind {
        EMAIL,
        STAMPED_SCAN,
        ONLINE,
        /** A phone call that a colleague took; never enough where the procedure asks for writing. */
        PHONE
    }

    /** The kind as models know it; {@code NONE} where nothing is on record. */
    public String kindName() {
        return evidenceKind == null ? "NONE" : evidenceKind.name();
    }

    /** Nothing on record. */
    public static Evidence none() {
        return new Evidence(null, null, null, null, null);
    }

    /** Checks that a customer's yes is proven in writing. */
    public void checkProvesInWriting(Attachments attachments, TaskContext context, Problems problems) {
        if (evidenceKind == Kind.PHONE) {
            problems.add("evidenceKind", "refusal.evidence.written");
        }
        checkProves(attachments, context, problems);
    }

    /** Checks that a customer's yes is proven: who, when, how, and the file where there is one to have. */
    public void checkProves(Attachments attachments, TaskContext context, Problems problems) {
        if (evidenceKind == null) {
            problems.add("evidenceKind", "refusal.evidence.missing");
        }
        if (confirmedBy == null) {
            problems.add("confirmedBy", "refusal.evidence.missing");
        }
        if (confirmedOn == null) {
            problems.add("confirmedOn", "refusal.evidence.missing");
        }
        if (evidence == null && (evidenceKind == Kind.EMAIL || evidenceKind == Kind.STAMPED_SCAN)) {
            problems.add("evidence", "refusal.evidence.file");
        }
        checkPlausible(attachments, context, problems);
    }

    /** Checks what is there, whatever the answer: the file may be used here, and the day is not to come. */
    public void checkPlausible(Attachments attachments, TaskContext context, Problems problems) {
        problems.refuseFuture("confirmedOn", confirmedOn, context);
        if (evidence != null) {
            attachments.check("evidence", List.of(evidence), context, problems);
        }
    }

    /** The same evidence, its file now belonging to the requirement. */
    public Evidence keptBy(Attachments attachments, String number) {
        AttachmentRef kept = evidence == null ? null : attachments.keep(evidence, number);
        return new Evidence(evidenceKind, kept, confirmedBy, confirmedOn, comment);
    }
}
