package io.closedloop.absence.web;

import io.closedloop.absence.EnterAbsence;
import io.closedloop.refusal.Refusals;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it is typed.
 *
 * @param person user id; empty for oneself
 */
record AbsenceEntry(
        @Nullable String person,
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String deputy,
        @Nullable String note) {

    private static final int NOTE = 500;

    /** @throws io.closedloop.refusal.Refusal when something is missing or no date */
    EnterAbsence read(String user, Refusals refusals) {
        if (deputy == null || deputy.isBlank()) {
            throw refusals.invalid("refusal.absence.deputy");
        }
        if (note != null && note.length() > NOTE) {
            throw refusals.invalid("refusal.absence.note", NOTE);
        }
        return new EnterAbsence(
                personOr(user),
                day(firstDay, refusals),
                day(lastDay, refusals),
                deputy,
                note == null || note.isBlank() ? null : note.strip());
    }

    String personOr(String user) {
        return person == null || person.isBlank() ? user : person;
    }

    private static LocalDate day(@Nullable String typed, Refusals refusals) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            throw refusals.invalid("refusal.absence.date");
        }
    }
}
