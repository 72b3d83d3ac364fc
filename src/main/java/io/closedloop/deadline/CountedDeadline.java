package io.closedloop.deadline;

import java.time.Instant;

/**
 * A deadline that was counted for a task about to begin.
 *
 * @param task id of the user task or boundary timer in the model
 * @param calendar position of the calendar revision it was counted with
 */
record CountedDeadline(String task, Instant countedFrom, int workingDays, Due due, int calendar) {}
