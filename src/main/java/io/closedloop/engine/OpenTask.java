package io.closedloop.engine;

/**
 * An open task as a user sees it.
 *
 * @param key business key of the case
 * @param task id of the user task in the model
 * @param mayWork whether the user may do it
 */
public record OpenTask(String id, String key, String executionId, String task, String name, boolean mayWork) {}
