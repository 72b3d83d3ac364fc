package io.closedloop.absence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task went from one person to another.
 *
 * @param number business key of the case
 * @param label the task as the model calls it
 * @param giver user id of who had it; null where nobody had
 * @param receiver user id; null where it is offered to its role again
 * @param by user id of who decided it
 */
public record Handover(
        String number,
        String label,
        @Nullable String giver,
        @Nullable String receiver,
        Cause cause,
        String by,
        Instant at,
        @Nullable String reason) {

    /** What a task was handed over for. */
    public enum Cause {
        ABSENCE,
        RETURN,
        BY_HAND
    }
}
