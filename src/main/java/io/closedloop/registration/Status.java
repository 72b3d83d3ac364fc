package io.closedloop.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a requirement stands, as its registration form says. */
public enum Status {
    REGISTRATION,
    ANALYSIS,
    PLANNING,
    EXECUTION,
    DELIVERY,
    ARCHIVE,
    CLOSED,
    DECLINED,
    WITHDRAWN,
    REJECTED;

    /** The six steps, in their order. */
    public static final List<Status> STEPS = List.of(REGISTRATION, ANALYSIS, PLANNING, EXECUTION, DELIVERY, ARCHIVE);

    /** How a requirement ends. */
    public static final List<Status> ENDS = List.of(CLOSED, DECLINED, WITHDRAWN, REJECTED);

    private static final Map<String, Status> BY_PHASE = Map.of(
            "registration", REGISTRATION,
            "analysis", ANALYSIS,
            "planning", PLANNING,
            "execution", EXECUTION,
            "delivery", DELIVERY,
            "archive", ARCHIVE);

    private static final Map<String, Status> BY_OUTCOME =
            Map.of("closed", CLOSED, "declined", DECLINED, "withdrawn", WITHDRAWN, "rejected", REJECTED);

    /** The status while a phase of the model runs; other subprocesses do not change it. */
    public static Optional<Status> ofPhase(String phase) {
        return Optional.ofNullable(BY_PHASE.get(phase));
    }

    /** The status after an end event of the model. */
    static Optional<Status> ofOutcome(String outcome) {
        return Optional.ofNullable(BY_OUTCOME.get(outcome));
    }
}
