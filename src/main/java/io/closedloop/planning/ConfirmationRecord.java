package io.closedloop.planning;

import io.closedloop.document.VersionedDocument;
import io.closedloop.evidence.Evidence;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer's answer to a version of the handling plan, with its proof. */
@Entity
@Table(name = "planning_confirmation_record")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ConfirmationRecord extends VersionedDocument {

    @Enumerated(EnumType.STRING)
    private ObtainConfirmation.Decision decision;

    private int planVersion;

    /** Of the plan as the customer saw it. */
    private @Nullable String planSha256;

    @Embedded
    private Evidence evidence;

    protected ConfirmationRecord() {}

    ConfirmationRecord(
            String number,
            int version,
            String recordedBy,
            Instant recordedAt,
            ObtainConfirmation.Decision decision,
            int planVersion,
            @Nullable String planSha256,
            Evidence evidence) {
        super(number, version, recordedBy, recordedAt);
        this.decision = decision;
        this.planVersion = planVersion;
        this.planSha256 = planSha256;
        this.evidence = evidence;
    }

    ObtainConfirmation.Decision decision() {
        return decision;
    }

    int planVersion() {
        return planVersion;
    }

    @Nullable
    String planSha256() {
        return planSha256;
    }

    Evidence evidence() {
        return evidence;
    }
}
