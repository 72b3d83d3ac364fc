package io.closedloop.improvement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a case stood at a step.
 *
 * @param step id of the task or waiting event in the model
 * @param until null while it still stands there
 * @param waits times within it during which the step waited for the customer
 */
record Stay(String step, Instant from, @Nullable Instant until, List<Wait> waits) {

    /** @param until null while it still waits */
    record Wait(Instant from, @Nullable Instant until) {}

    /** Whether the case stood there up to an instant. */
    boolean covers(Instant at) {
        return covers(from, until, at);
    }

    /** Whether the step waited for the customer up to an instant. */
    boolean waits(Instant at) {
        return waits.stream().anyMatch(wait -> covers(wait.from(), wait.until(), at));
    }

    private static boolean covers(Instant from, @Nullable Instant until, Instant at) {
        return from.isBefore(at) && (until == null || !until.isBefore(at));
    }
}
