package io.closedloop.delivery;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The acceptance form of one round; the version counts the rounds. */
@Entity
@Table(name = "delivery_acceptance_form")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class AcceptanceForm extends VersionedDocument {

    private String acceptanceNumber;
    private String deliverableName;
    private LocalDate deliveryDate;

    @Embedded
    private ConductAcceptance acceptance;

    /** Whether its scan showed something else than what was sent; then it does not count. */
    private boolean voided;

    private @Nullable String rectification;
    private @Nullable String rectifiedBy;
    private @Nullable Instant rectifiedAt;

    protected AcceptanceForm() {}

    AcceptanceForm(
            String number,
            int round,
            String recordedBy,
            Instant recordedAt,
            String deliverableName,
            LocalDate deliveryDate,
            ConductAcceptance acceptance) {
        super(number, round, recordedBy, recordedAt);
        this.acceptanceNumber = "%s-A%02d".formatted(number, round);
        this.deliverableName = deliverableName;
        this.deliveryDate = deliveryDate;
        this.acceptance = acceptance;
    }

    void rectify(String what, String by, Instant at) {
        rectification = what;
        rectifiedBy = by;
        rectifiedAt = at;
    }

    void voidIt() {
        voided = true;
    }

    ConductAcceptance acceptance() {
        return acceptance;
    }

    @Nullable
    String rectification() {
        return rectification;
    }

    AcceptanceContent content() {
        return new AcceptanceContent(
                number(),
                deliverableName,
                deliveryDate,
                acceptance.acceptanceDate(),
                acceptance.customerContact(),
                acceptance.acceptanceContent(),
                acceptance.decision(),
                acceptance.failureReason(),
                acceptance.signedBy(),
                acceptance.signedOn(),
                acceptance.failureCategory(),
                acceptance.signature(),
                acceptanceNumber,
                rectification,
                rectifiedBy,
                rectifiedAt);
    }
}
