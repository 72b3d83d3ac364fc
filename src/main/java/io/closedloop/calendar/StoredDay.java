package io.closedloop.calendar;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A calendar day as its table keeps it: the closing time as text, because databases shift times between zones. */
@Embeddable
record StoredDay(
        LocalDate date,
        @Enumerated(EnumType.STRING) DayKind kind,
        @Nullable String closesAt,
        String nameEn,
        String nameZh,
        String source) {

    static StoredDay of(CalendarDay day) {
        LocalTime closesAt = day.closesAt();
        return new StoredDay(
                day.date(),
                day.kind(),
                closesAt == null ? null : closesAt.toString(),
                day.nameEn(),
                day.nameZh(),
                day.source());
    }

    CalendarDay day() {
        return new CalendarDay(date, kind, closesAt == null ? null : LocalTime.parse(closesAt), nameEn, nameZh, source);
    }
}
