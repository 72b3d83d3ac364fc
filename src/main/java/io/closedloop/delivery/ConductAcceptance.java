package io.closedloop.delivery;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefConverter;
import io.closedloop.evidence.Evidence;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer's acceptance, as customer service records it.
 *
 * @param acceptanceContent what was looked at
 * @param signedBy who signed at the customer
 * @param signature scan of the signed form
 * @param failureCategory null where nobody classified the reason
 */
@Embeddable
public record ConductAcceptance(
        @NotNull LocalDate acceptanceDate,
        @NotBlank @Size(max = 100) String customerContact,
        @NotBlank @Size(max = 4000) String acceptanceContent,
        @NotNull @Enumerated(EnumType.STRING) Decision decision,
        @Nullable @Size(max = 4000) String failureReason,
        @Nullable @Size(max = 100) String signedBy,
        @Nullable LocalDate signedOn,

        @Nullable @Convert(converter = AttachmentRefConverter.class)
        AttachmentRef signature,

        @Nullable @Enumerated(EnumType.STRING) FailureCategory failureCategory) {

    /** The result. */
    public enum Decision {
        PASSED,
        NOT_PASSED
    }

    /** Whether the customer's yes is a scan, which a second employee checks. */
    boolean isScanned() {
        return decision == Decision.PASSED && signature != null;
    }

    Evidence evidence() {
        return new Evidence(
                signature == null ? null : Evidence.Kind.STAMPED_SCAN,
                signature,
                signedBy == null ? customerContact : signedBy,
                signedBy == null || signedOn == null ? acceptanceDate : signedOn,
                failureReason);
    }

    /** As it is kept: a day of signature stands only beside a signature, a category beside a failure. */
    ConductAcceptance with(@Nullable AttachmentRef kept) {
        return new ConductAcceptance(
                acceptanceDate,
                customerContact,
                acceptanceContent,
                decision,
                failureReason,
                signedBy,
                signedBy == null ? null : signedOn,
                kept,
                decision == Decision.PASSED ? null : failureCategory);
    }
}
