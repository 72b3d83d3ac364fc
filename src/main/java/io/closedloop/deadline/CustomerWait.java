package io.closedloop.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a task waited for the customer.
 *
 * @param executionId the execution that carries the task
 * @param until null while it still waits
 */
public record CustomerWait(
        String executionId, Instant from, @Nullable Instant until) {}
