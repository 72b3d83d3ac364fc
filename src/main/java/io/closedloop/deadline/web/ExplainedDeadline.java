package io.closedloop.deadline.web;

import io.closedloop.deadline.DeadlineView.MoveView;
import io.closedloop.deadline.DeadlineView.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadline with every day that was counted or skipped, in the caller's words.
 *
 * @param task id of the task in the model
 * @param from the event it is counted from
 */
record ExplainedDeadline(
        String task,
        String name,
        String number,
        @Nullable Instant dueAt,
        boolean provisional,
        boolean byHand,
        @Nullable Waiting waiting,
        Instant from,
        int workingDays,
        List<Day> days,
        List<MoveView> moves) {

    /** A day and why it was counted or not. */
    record Day(LocalDate date, boolean counted, String reason) {}
}
