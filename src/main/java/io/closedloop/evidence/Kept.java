package io.closedloop.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What was kept of an answer.
 *
 * @param evidence what the form said, its file now belonging to the requirement
 * @param shownSha256 of the document exactly as it was shown; null where none was kept
 */
public record Kept(Evidence evidence, @Nullable String shownSha256) {}
