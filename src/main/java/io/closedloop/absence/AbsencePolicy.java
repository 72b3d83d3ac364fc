package io.closedloop.absence;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which absences contradict nothing. */
final class AbsencePolicy {

    /** Nobody plans further. */
    static final int MAX_DAYS = 730;

    /** What is wrong with one. */
    enum Fault {
        REVERSED,
        OVER,
        TOO_LONG,
        SELF,
        NO_COLLEAGUE,
        OVERLAPS,
        CHAIN,
        DEPUTY_ABSENT
    }

    private AbsencePolicy() {}

    /**
     * @param known those that last or are to come, of everybody
     * @return null where nothing is wrong
     */
    static @Nullable Fault fault(EnterAbsence wanted, LocalDate today, boolean colleagues, Collection<Absence> known) {
        LocalDate first = wanted.firstDay();
        LocalDate last = wanted.lastDay();
        if (last.isBefore(first)) {
            return Fault.REVERSED;
        }
        if (last.isBefore(today)) {
            return Fault.OVER;
        }
        if (last.isAfter(today.plusDays(MAX_DAYS)) || first.isBefore(today.minusDays(MAX_DAYS))) {
            return Fault.TOO_LONG;
        }
        if (wanted.deputy().equals(wanted.person())) {
            return Fault.SELF;
        }
        if (!colleagues) {
            return Fault.NO_COLLEAGUE;
        }
        if (overlapping(wanted.person(), wanted, known) != null) {
            return Fault.OVERLAPS;
        }
        Absence deputys = overlapping(wanted.deputy(), wanted, known);
        if (deputys == null) {
            return null;
        }
        return deputys.deputy().equals(wanted.person()) ? Fault.CHAIN : Fault.DEPUTY_ABSENT;
    }

    /** The absence of somebody in the same time. */
    static @Nullable Absence overlapping(String person, EnterAbsence wanted, Collection<Absence> known) {
        return known.stream()
                .filter(absence ->
                        absence.person().equals(person) && absence.overlaps(wanted.firstDay(), wanted.lastDay()))
                .findFirst()
                .orElse(null);
    }
}
