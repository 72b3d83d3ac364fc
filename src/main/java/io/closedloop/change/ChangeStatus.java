package io.closedloop.change;

/** How far a change request has come. */
public enum ChangeStatus {
    UNDECIDED,
    APPROVED,
    REJECTED,
    IMPLEMENTED
}
