package io.closedloop.engine;

/**
 * The personal data of a case's customer is to be erased; told within the transaction that records the erasure, so that
 * either every capability forgets it or none does.
 *
 * @param key business key of the case
 * @param marker stands where a name must not be empty
 */
public record CustomerErased(String key, String marker) {}
