package io.closedloop.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is asked of the trail.
 *
 * @param requirement its number, or a key it had before
 * @param user the account
 * @param from the first day
 * @param to the last day
 * @param before id of the entry that the page before ended with
 */
public record AuditQuery(
        @Nullable String requirement,
        @Nullable String user,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to,

        @Nullable Long before) {

    static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
