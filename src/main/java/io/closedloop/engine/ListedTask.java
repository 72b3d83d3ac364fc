package io.closedloop.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open task in a list of a user.
 *
 * @param key business key of the case
 * @param executionId the execution that carries it
 * @param dueAt null where it has no deadline, or waits for the customer
 */
public record ListedTask(
        String id, String key, String executionId, @Nullable Instant dueAt) {}
