package io.closedloop.rendering;

import java.time.Instant;
import java.util.Locale;

/**
 * A document as somebody outside saw it; it stays as it is, whatever becomes of the document.
 *
 * @param number of the requirement, or of the report
 * @param version of the document
 * @param sha256 of the PDF, in hexadecimal
 * @param size in bytes
 */
public record KeptRendering(
        long id,
        String number,
        String kind,
        int version,
        Locale language,
        Occasion occasion,
        String sha256,
        long size,
        Instant keptAt) {

    /** Why it was kept. */
    public enum Occasion {
        /** It went to the customer. */
        SENT,
        /** The customer signed or confirmed it. */
        SIGNED,
        /** It is final. */
        FROZEN
    }
}
