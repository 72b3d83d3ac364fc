package io.closedloop.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case comes to a user task.
 *
 * @param process id of the process in the model
 * @param activity id of the user task in the model
 * @param number business key of the case
 * @param dueAt null without a deadline
 */
record Visit(
        String executionId,
        String process,
        String activity,
        String number,
        @Nullable Instant dueAt) {}
