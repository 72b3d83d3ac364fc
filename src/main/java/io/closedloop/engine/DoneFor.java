package io.closedloop.engine;

import java.time.Instant;

/**
 * Somebody completed a task for somebody else; told within the engine's transaction.
 *
 * @param key business key of the case
 * @param by user id of who did it
 * @param owner user id of whose it was
 * @param at exactly as the documents that come of it know it
 */
public record DoneFor(String key, String by, String owner, Instant at) {}
