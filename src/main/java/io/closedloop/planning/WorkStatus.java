package io.closedloop.planning;

/** How a work item stands. */
public enum WorkStatus {
    DONE,
    IN_PROGRESS,
    BLOCKED
}
