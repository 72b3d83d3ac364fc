package io.closedloop.evidence;

import java.time.Instant;

/**
 * An evidence record as the case file shows it.
 *
 * @param version of the document that shows it
 * @param recordedBy user id of the colleague, or the word of the door it came through
 */
public record EvidenceView(int version, Instant recordedAt, String recordedBy, EvidenceContent answer) {}
