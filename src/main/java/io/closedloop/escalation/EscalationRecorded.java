package io.closedloop.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something reached the department head; told within the transaction that records it.
 *
 * @param cause DEADLINE_MISSED or MAJOR_PROBLEM
 * @param task name of the task it was met at
 */
public record EscalationRecorded(
        String number,
        String cause,
        @Nullable String task,
        @Nullable String reason,
        Instant recordedAt) {}
