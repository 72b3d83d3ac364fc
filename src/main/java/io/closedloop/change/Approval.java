package io.closedloop.change;

/** An approver's word on a change. */
public enum Approval {
    APPROVE,
    REJECT
}
