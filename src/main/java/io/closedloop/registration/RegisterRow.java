package io.closedloop.registration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requirement in the register, and what is open of it.
 *
 * @param key its number, or its reference until it has one
 * @param tasks the most urgent first
 * @param dueAt when the most urgent of them is due
 * @param days working days until then, or since then; null when nothing is due
 * @param due how urgent that makes it
 */
public record RegisterRow(
        @JsonUnwrapped RequirementSummary requirement,
        String key,
        List<Open> tasks,
        @Nullable Instant dueAt,
        @Nullable Long days,
        Due due) {

    /**
     * An open task.
     *
     * @param task id in the model
     * @param name in the installation's language, without what it is about
     * @param roles group ids of those it is offered to
     * @param owner name of whoever has it
     */
    public record Open(
            String task,
            String name,
            List<String> roles,
            @Nullable String owner,
            @Nullable Instant dueAt) {}

    /** How a deadline stands to the day it is. */
    public enum Due {
        OVERDUE,
        TODAY,
        NEXT,
        LATER,
        NONE
    }
}
