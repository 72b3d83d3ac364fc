package io.closedloop.engine;

/**
 * An open task as a user sees it.
 *
 * @param task id of the user task in the model
 * @param mayWork whether the user may do it
 */
public record OpenTask(String id, String executionId, String task, String name, boolean mayWork) {}
