package io.closedloop.engine;

/**
 * A case entered a phase; told within the engine's transaction.
 *
 * @param key business key of the case
 * @param phase id of the subprocess in the model
 */
public record PhaseEntered(String key, String phase) {}
