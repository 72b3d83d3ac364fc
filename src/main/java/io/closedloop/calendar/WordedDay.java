package io.closedloop.calendar;

import java.time.LocalDate;

/**
 * A day between an event and its deadline, in a user's words.
 *
 * @param reason why it was counted, or was not
 */
public record WordedDay(LocalDate date, boolean counted, DayReason kind, String reason) {}
