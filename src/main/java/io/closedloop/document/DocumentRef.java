package io.closedloop.document;

/**
 * Names a document version.
 *
 * @param kind as in addresses
 */
public record DocumentRef(String kind, String number, int version) {}
