package io.closedloop.customer;

import io.closedloop.document.WordedDocument;
import io.closedloop.rendering.KeptRendering;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page behind a personal link shows.
 *
 * @param title the customer's own words for the requirement
 * @param sent the document to decide on, exactly as it was sent; null where nothing is decided
 * @param text the same in words; null where it says something else by now
 * @param deliverables each to be accepted or refused
 * @param decisions the answers that still count; empty when none does
 * @param recorded the answer that counted; null while there is none
 */
public record CaseView(
        String number,
        String title,
        @Nullable KeptRendering sent,
        @Nullable WordedDocument text,
        List<String> deliverables,
        List<Decision> decisions,
        @Nullable Recorded recorded) {

    /**
     * An answer on record.
     *
     * @param outcome in the words of the evidence
     * @param here whether it came through this very link
     */
    public record Recorded(
            String outcome,
            @Nullable String by,
            @Nullable LocalDate on,
            @Nullable String comment,
            boolean here) {}
}
