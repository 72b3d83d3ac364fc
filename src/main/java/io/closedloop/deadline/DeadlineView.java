package io.closedloop.deadline;

import io.closedloop.calendar.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as people see it: when, and why then.
 *
 * @param task id of the task in the model
 * @param dueAt null while the customer is waited for
 * @param byHand a person set it; the explanation tells where counting alone would put it
 * @param waiting what the customer is waited for; null when nothing is
 * @param moves each with the name of whoever moved it
 * @param explanation the days counted; while the customer is waited for, as if the answer came today
 */
public record DeadlineView(
        String task,
        String name,
        String number,
        @Nullable Instant dueAt,
        boolean byHand,
        @Nullable Waiting waiting,
        Explanation explanation,
        List<Move> moves) {

    /** What a task waits for. */
    public record Waiting(String reason, Instant since, String by) {}

    /** Whether the date may still change because a schedule is not published yet. */
    public boolean provisional() {
        return !byHand && explanation.provisional();
    }
}
