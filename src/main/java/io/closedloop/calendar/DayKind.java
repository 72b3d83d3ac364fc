package io.closedloop.calendar;

/** How a day differs from the week. */
public enum DayKind {
    /** Nobody works, although it may be a weekday. */
    HOLIDAY,
    /** People work, although it is a weekend: a make-up working day. */
    WORKING,
    /** A working day that closes early. */
    SHORT
}
