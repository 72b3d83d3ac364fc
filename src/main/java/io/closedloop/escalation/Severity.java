package io.closedloop.escalation;

/** How bad a major problem is, as whoever raises it sees it. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM
}
