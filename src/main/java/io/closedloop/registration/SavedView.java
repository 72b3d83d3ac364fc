package io.closedloop.registration;

/**
 * A selection of the register that somebody keeps.
 *
 * @param query end of the page's address, with its question mark; empty for the whole register
 */
public record SavedView(long id, String name, String query) {}
