package io.closedloop.tasklist;

import io.closedloop.registration.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a card in the list of tasks says of its requirement, in the reader's words.
 *
 * @param id of the task
 * @param number of the requirement, or its reference until there is one
 * @param due null for a task without a deadline
 */
public record Card(
        String id,
        String number,
        String customer,
        Urgency urgency,
        String urgencyText,
        @Nullable Due due,
        @Nullable String dueText) {

    /** How urgent the deadline makes it. */
    public enum Due {
        OVERDUE,
        TODAY,
        LATER,
        WAITS
    }
}
