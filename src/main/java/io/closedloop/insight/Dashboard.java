package io.closedloop.insight;

import io.closedloop.improvement.CycleMonth;
import io.closedloop.registration.Status;
import java.util.List;

/**
 * How requirements stand.
 *
 * @param running in each of the six steps
 * @param overdue requirements with a task that is overdue
 * @param escalated requirements with an escalation that nobody resolved yet
 * @param blocked requirements with a work item that is blocked
 * @param month this month, as in {@code 2026-10}
 * @param deadlinesKept of those that ended this month
 * @param deadlinesEnded this month
 * @param cycles of closed requirements, the oldest month first
 */
public record Dashboard(
        List<StepCount> running,
        long overdue,
        long escalated,
        long blocked,
        String month,
        long deadlinesKept,
        long deadlinesEnded,
        List<CycleMonth> cycles) {

    /** How many running requirements are in a step. */
    public record StepCount(Status step, long count) {}
}
