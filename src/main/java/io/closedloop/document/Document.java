package io.closedloop.document;

import java.time.Instant;

/**
 * One version of a document of a requirement.
 *
 * @param kind as in addresses, for example {@code registration-form}
 * @param content its fields in the order of the template; a list of records is a table
 */
public record Document(
        String kind, String number, int version, String recordedBy, Instant recordedAt, Record content) {}
