package io.closedloop.deadline;

import java.time.Instant;

/**
 * A task that was due has ended, whichever way; told within the transaction that records it.
 *
 * @param executionId the execution that carried the task
 * @param task id of the task, or of the timer at one, in the model
 * @param kept whether it ended before it was due; what ends while the customer is waited for is counted as if the
 *     answer had come that moment
 */
public record DeadlineEnded(String number, String executionId, String task, boolean kept, Instant endedAt) {}
