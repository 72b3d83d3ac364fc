package io.closedloop.registration;

import java.time.Instant;

/** A requirement came in; told within the transaction that records it. */
public record RequirementReceived(
        String reference, String customerName, Channel channel, Urgency urgency, Instant receivedAt) {}
