package io.closedloop.calendar;

import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

public record CalendarDay(
        LocalDate date, DayKind kind, @Nullable LocalTime closesAt, String nameEn, String nameZh, String source) {}
