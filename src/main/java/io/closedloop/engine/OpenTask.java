package io.closedloop.engine;

import org.jspecify.annotations.Nullable;

/**
 * An open task as a user sees it.
 *
 * @param task id of the user task in the model
 * @param key business key of its case; null before there is one
 * @param mayWork whether the user may do it
 */
public record OpenTask(
        String id,
        String executionId,
        String task,
        String name,
        @Nullable String key,
        boolean mayWork) {}
