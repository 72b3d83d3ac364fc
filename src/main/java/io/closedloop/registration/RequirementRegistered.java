package io.closedloop.registration;

import java.time.Instant;

/** A requirement was registered, or registered again after a correction; told within the transaction that records it. */
public record RequirementRegistered(
        String number, String customerName, Channel channel, Urgency urgency, Instant registeredAt) {}
