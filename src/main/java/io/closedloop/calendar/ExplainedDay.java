package io.closedloop.calendar;

import java.time.LocalDate;

/**
 * A day between an event and its deadline.
 *
 * @param nameEn name of the holiday or make-up day in English, or what was waited for; empty where there is none
 */
public record ExplainedDay(LocalDate date, boolean counted, DayReason reason, String nameEn, String nameZh) {}
