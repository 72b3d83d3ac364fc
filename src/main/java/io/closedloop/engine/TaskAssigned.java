package io.closedloop.engine;

/**
 * A task was given to somebody who did not take it himself; told within the transaction that gives it.
 *
 * @param key business key of the case
 * @param task name of the task, as lists show it
 * @param assignee user id
 */
public record TaskAssigned(String key, String task, String assignee) {}
