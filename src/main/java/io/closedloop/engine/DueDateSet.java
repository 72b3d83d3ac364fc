package io.closedloop.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody set the due date of an open task; told within the engine's transaction, so that a refusal undoes it.
 *
 * @param task id of the user task in the model
 */
public record DueDateSet(
        String executionId, String task, @Nullable Instant dueAt, String by) {}
