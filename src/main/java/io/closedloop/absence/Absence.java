package io.closedloop.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away for some days, and somebody else does the tasks meanwhile.
 *
 * @param person user id
 * @param lastDay the last whole day
 * @param deputy user id
 * @param endedAt when the person came back early; null otherwise
 */
public record Absence(
        long id,
        String person,
        LocalDate firstDay,
        LocalDate lastDay,
        String deputy,
        @Nullable String note,
        String enteredBy,
        Instant enteredAt,
        @Nullable Instant endedAt) {

    /** Stands before the id where other capabilities need a key. */
    static final String KEY = "absence-";

    String key() {
        return KEY + id;
    }

    /** As those see it whom the note does not concern. */
    public Absence withoutNote() {
        return new Absence(id, person, firstDay, lastDay, deputy, null, enteredBy, enteredAt, endedAt);
    }

    boolean covers(LocalDate day) {
        return endedAt == null && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return endedAt == null && !last.isBefore(firstDay) && !first.isAfter(lastDay);
    }
}
