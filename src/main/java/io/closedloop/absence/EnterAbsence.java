package io.closedloop.absence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it is entered.
 *
 * @param person user id of who is away
 * @param deputy user id of who does the tasks meanwhile
 */
public record EnterAbsence(
        String person,
        LocalDate firstDay,
        LocalDate lastDay,
        String deputy,
        @Nullable String note) {}
