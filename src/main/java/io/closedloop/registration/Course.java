package io.closedloop.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a requirement stands and who has it.
 *
 * @param open the most urgent first
 */
public record Course(List<Step> steps, List<Open> open) {

    /** How far a step is. */
    public enum Progress {
        DONE,
        CURRENT,
        AHEAD
    }

    /**
     * One of the six steps.
     *
     * @param from null while it is ahead
     * @param to null until it is over
     */
    public record Step(
            Status phase,
            Progress progress,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * A task that waits for somebody.
     *
     * @param who names of persons or roles
     * @param daysLeft working days after today until it is due; negative for days it is over, null without a deadline
     */
    public record Open(
            String name,
            List<String> who,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Long daysLeft,
            boolean overdue) {}
}
