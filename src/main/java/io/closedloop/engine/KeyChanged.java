package io.closedloop.engine;

/**
 * A case has another business key from now on; told within the engine's transaction, so that whatever is kept under the
 * old key moves along.
 */
public record KeyChanged(String from, String to) {}
