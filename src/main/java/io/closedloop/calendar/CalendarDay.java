package io.closedloop.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A day that differs from the week.
 *
 * @param closesAt early close of business; only of a short day
 * @param source the notice that says so
 */
public record CalendarDay(
        LocalDate date, DayKind kind, @Nullable LocalTime closesAt, String nameEn, String nameZh, String source) {}
