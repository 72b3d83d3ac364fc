package io.closedloop.registration;

/** How soon the customer needs the result. */
public enum Urgency {
    HIGH,
    MEDIUM,
    LOW
}
