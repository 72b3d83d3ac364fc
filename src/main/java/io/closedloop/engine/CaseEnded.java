package io.closedloop.engine;

/**
 * A case reached an end event of its process; told within the engine's transaction.
 *
 * @param key business key of the case
 * @param outcome id of the end event in the model
 */
public record CaseEnded(String key, String outcome) {}
