package io.closedloop.evidence;

import io.closedloop.document.DocumentRef;
import io.closedloop.engine.Submission;

/**
 * An answer to keep the evidence of.
 *
 * @param shown the document version that was decided on
 * @param answer the document that says what was answered
 * @param decision its name is an {@link Outcome}
 * @param evidence what the form says of its proof
 * @param submission who recorded it, when, and where it came from
 */
public record Answered(
        DocumentRef shown, DocumentRef answer, Enum<?> decision, Evidence evidence, Submission<?> submission) {}
