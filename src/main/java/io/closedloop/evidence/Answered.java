package io.closedloop.evidence;

import io.closedloop.document.DocumentRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer to keep the evidence of.
 *
 * @param shown the document version that was decided on
 * @param shownSha256 of that version exactly as it was sent; null where none was kept
 * @param answer the document that says what was answered
 * @param evidence what the form says of its proof
 * @param by user id of the colleague who recorded it, or a word for the door it came through
 * @param origin where it came from; null for an answer recorded in a task
 */
public record Answered(
        DocumentRef shown,
        @Nullable String shownSha256,
        DocumentRef answer,
        Outcome decision,
        Evidence evidence,
        String by,
        Instant at,
        @Nullable Origin origin) {}
