package io.closedloop.engine;

/**
 * The open tasks of a case changed: one came, went, was given to somebody or has another date; told within the engine's
 * transaction, before the engine has written it.
 *
 * @param key business key of the case
 */
public record TasksChanged(String key) {}
