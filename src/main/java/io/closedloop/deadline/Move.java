package io.closedloop.deadline;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that moved.
 *
 * @param dueBefore null when the task had waited for the customer
 * @param dueAfter null when the task began to wait
 */
@Embeddable
public record Move(
        @Enumerated(EnumType.STRING) Cause cause,
        Instant movedAt,
        String movedBy,
        @Nullable Instant dueBefore,
        @Nullable Instant dueAfter) {

    /** The same, with another word for whoever moved it. */
    Move movedBy(String who) {
        return new Move(cause, movedAt, who, dueBefore, dueAfter);
    }

    /** Why it moved. */
    public enum Cause {
        WAITING,
        RESUMED,
        CALENDAR,
        BY_HAND
    }
}
