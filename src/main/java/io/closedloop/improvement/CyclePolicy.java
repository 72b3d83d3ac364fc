package io.closedloop.improvement;

import io.closedloop.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Splits a requirement's cycle by what it stood at: each working day is counted once, by what was open when business
 * closed on it, or when the requirement ended where that was earlier.
 */
final class CyclePolicy {

    private static final String SUBMISSION = "submitDeliverables";
    private static final String RECTIFICATION = "rectify";
    private static final String REPLANNING = "updateTaskBreakdown";

    private static final Map<String, Standing> STANDINGS = Map.of(
            RECTIFICATION,
            Standing.REWORK,
            "resolveBlocker",
            Standing.BLOCKED,
            "confirmRegistration",
            Standing.APPROVAL,
            "approveChangeInternally",
            Standing.APPROVAL,
            "obtainConfirmation",
            Standing.CUSTOMER,
            "conductAcceptance",
            Standing.CUSTOMER,
            "approveChangeForCustomer",
            Standing.CUSTOMER);

    /** Beside the case, which goes on meanwhile. */
    private static final Set<String> ASIDE = Set.of("handleEscalation");

    private CyclePolicy() {}

    static Cycle split(Instant received, Instant ended, List<Stay> stays, WorkingCalendar calendar) {
        Map<Standing, Integer> split = new EnumMap<>(Standing.class);
        LocalDate first = calendar.dayOf(received).plusDays(1);
        LocalDate last = calendar.dayOf(ended);
        if (!last.isBefore(first)) {
            first.datesUntil(last.plusDays(1))
                    .filter(calendar::isWorkingDay)
                    .map(calendar::closesAt)
                    .map(close -> close.isBefore(ended) ? close : ended)
                    .forEach(at -> split.merge(standing(at, stays), 1, Integer::sum));
        }
        return new Cycle(split.values().stream().mapToInt(Integer::intValue).sum(), split);
    }

    /** Where nothing is open, a step of the application or the next working day is waited for: nobody else but us. */
    private static Standing standing(Instant at, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> !ASIDE.contains(stay.step()) && stay.covers(at))
                .map(stay -> stay.waits(at) ? Standing.CUSTOMER : standing(stay, stays))
                .min(Comparator.naturalOrder())
                .orElse(Standing.OWN);
    }

    private static Standing standing(Stay stay, List<Stay> stays) {
        if (stay.step().equals(SUBMISSION)) {
            return mends(stay, stays) ? Standing.REWORK : Standing.OWN;
        }
        return STANDINGS.getOrDefault(stay.step(), Standing.OWN);
    }

    /** A submission mends a failed acceptance unless a change was planned in since. */
    private static boolean mends(Stay submission, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> Set.of(RECTIFICATION, REPLANNING).contains(stay.step()))
                .filter(stay -> stay.until() != null && !stay.until().isAfter(submission.from()))
                .max(Comparator.comparing(stay -> Objects.requireNonNull(stay.until())))
                .map(stay -> stay.step().equals(RECTIFICATION))
                .orElse(false);
    }
}
