package io.closedloop.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A customer's requirement, from its first contact on. */
@Entity
@DynamicUpdate // others write other columns of it at the same moment
@Table(name = "registration_requirement")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Requirement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String reference;
    private @Nullable String number;
    private String customerName;
    private String description;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private @Nullable LocalDate expectedDeliveryDate;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant receivedAt;
    private String receivedBy;
    private @Nullable Instant endedAt;
    private @Nullable String remark;
    private String digest;

    protected Requirement() {}

    /** @param digest tells the same requirement, recorded twice, from two */
    Requirement(String reference, String digest, RecordRequirement received, String receivedBy, Instant receivedAt) {
        this.reference = reference;
        this.digest = digest;
        this.status = Status.REGISTRATION;
        this.receivedBy = receivedBy;
        this.receivedAt = receivedAt;
        describe(received);
    }

    /** Takes the registered wording; the number, once given, stays. */
    void register(String number, RecordRequirement registered) {
        this.number = number;
        describe(registered);
    }

    /** Moves on; what has ended does not move any more. */
    void enter(Status next) {
        status = next;
    }

    /** Ends, whichever way. */
    void end(Status outcome, Instant at) {
        status = outcome;
        endedAt = at;
    }

    /** Keeps why it was rejected, or what is to be corrected; null clears it. */
    void remark(@Nullable String text) {
        remark = text;
    }

    /** Forgets the customer, and all in the customer's words. */
    void erase(String marker) {
        customerName = marker;
        description = marker;
        remark = null;
        digest = reference;
    }

    private void describe(RecordRequirement details) {
        customerName = details.customerName();
        description = details.description();
        urgency = details.urgency();
        expectedDeliveryDate = details.expectedDeliveryDate();
    }

    /** The number, or the reference until there is one. */
    String key() {
        return number == null ? reference : number;
    }

    String reference() {
        return reference;
    }

    @Nullable
    String number() {
        return number;
    }

    @Nullable
    String remark() {
        return remark;
    }

    String receivedBy() {
        return receivedBy;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Status status() {
        return status;
    }

    RequirementSummary summary() {
        return new RequirementSummary(
                reference, number, customerName, description, urgency, expectedDeliveryDate, status, receivedAt);
    }
}
