package io.closedloop.change;

import java.time.Instant;

/** A change was requested; told within the transaction that records it. */
public record ChangeRecorded(
        String number, String changeNumber, ChangeCause cause, String description, Instant requestedAt) {}
