package io.closedloop.delivery;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The acceptance form as it is taken to the customer: what is known is filled in, the rest is for their pen. */
record AcceptanceDraft(
        String requirementNumber,
        String deliverableName,
        LocalDate deliveryDate,
        @Nullable LocalDate acceptanceDate,
        @Nullable String customerContact,
        @Nullable String acceptanceContent,
        ConductAcceptance.@Nullable Decision result,
        @Nullable String failureReason,
        @Nullable String customerSignature,
        @Nullable LocalDate customerDate) {

    static AcceptanceDraft of(DeliverablesList delivered, LocalDate deliveryDate) {
        return new AcceptanceDraft(
                delivered.number(), delivered.title(), deliveryDate, null, null, null, null, null, null, null);
    }
}
