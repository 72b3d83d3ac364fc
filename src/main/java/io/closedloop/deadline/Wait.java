package io.closedloop.deadline;

import io.closedloop.calendar.Pause;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a task waited for the customer.
 *
 * @param endedAt null while it still waits
 */
@Embeddable
record Wait(
        String reason,
        Instant begunAt,
        String begunBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    Wait end(Instant at, String by) {
        return new Wait(reason, begunAt, begunBy, at, by);
    }

    /** As the calendar counts it; one that goes on is counted up to an instant. */
    Pause until(Instant now) {
        Instant end = endedAt == null ? now : endedAt;
        return new Pause(begunAt, end.isBefore(begunAt) ? begunAt : end, reason);
    }
}
