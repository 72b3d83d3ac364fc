package io.closedloop.engine;

/**
 * A user task was completed or cancelled; told within the engine's transaction.
 *
 * @param executionId the execution that carried the task
 */
public record TaskEnded(String executionId) {}
