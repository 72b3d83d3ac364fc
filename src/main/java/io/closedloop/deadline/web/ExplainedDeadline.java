package io.closedloop.deadline.web;

import io.closedloop.calendar.WordedDay;
import io.closedloop.deadline.DeadlineView.Waiting;
import io.closedloop.deadline.Move;
import java.time.Instant;
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
        List<WordedDay> days,
        List<Move> moves) {}
