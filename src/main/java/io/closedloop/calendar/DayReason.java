package io.closedloop.calendar;

/** Why a day was counted towards a deadline, or was not. */
public enum DayReason {
    /** The day of the event itself, which is never counted. */
    EVENT,
    WORKING_DAY,
    MAKE_UP_DAY,
    SHORT_DAY,
    WEEKEND,
    HOLIDAY,
    /** At close of business, the task waited for the customer. */
    WAITING
}
