package io.closedloop.calendar;

import java.time.Instant;
import java.util.List;

/**
 * A deadline, and every day from that of its event to that of its close of business.
 *
 * @param provisional whether one of the days lies in a year without a published schedule
 * @param days as many of them are counted as there are working days
 */
public record Explanation(
        Instant event, int workingDays, Instant dueAt, boolean provisional, List<ExplainedDay> days) {}
