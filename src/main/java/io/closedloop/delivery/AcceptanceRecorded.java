package io.closedloop.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A round of acceptance was held; told within the transaction that records it.
 *
 * @param round from 1
 * @param category null for one that passed, or that nobody classified
 */
public record AcceptanceRecorded(
        String number,
        int round,
        boolean passed,
        @Nullable FailureCategory category,
        @Nullable String failureReason,
        Instant recordedAt) {}
