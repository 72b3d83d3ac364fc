package io.closedloop.link;

import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked, about exactly which version of a document.
 *
 * @param subject number of the requirement, or of the change request
 * @param kind of the document to decide on; null where there is none
 * @param version of that document
 * @param sha256 of the document as it was sent, in hexadecimal
 */
public record Ask(
        Purpose purpose,
        String subject,
        @Nullable String kind,
        @Nullable Integer version,
        @Nullable String sha256) {

    /** Asks nothing: shows where a requirement stands. */
    public static Ask status(String number) {
        return new Ask(Purpose.STATUS, number, null, null, null);
    }
}
