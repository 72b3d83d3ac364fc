package io.closedloop.registration;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A requirement at a glance, as the register lists it.
 *
 * @param reference given when it came in
 * @param number given when it was registered
 * @param expectedDeliveryDate null for a mail that is not registered yet
 */
public record RequirementSummary(
        String reference,
        @Nullable String number,
        String customerName,
        String description,
        Urgency urgency,
        @Nullable LocalDate expectedDeliveryDate,
        Status status,
        Instant receivedAt) {

    /** The number, or the reference until there is one. */
    public String key() {
        return number == null ? reference : number;
    }
}
