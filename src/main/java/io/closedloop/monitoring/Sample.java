package io.closedloop.monitoring;

import io.closedloop.engine.JobCounts.Jobs;
import io.closedloop.engine.TaskCounts.Open;
import io.closedloop.insight.Dashboard;
import io.closedloop.insight.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The figures of one moment. */
record Sample(
        Instant at,
        List<Jobs> jobs,
        List<Open> tasks,
        long missedDeadlines,
        long mailsWaiting,
        long mailsFailed,
        boolean mailboxReachable,
        int mailsUnreadable,
        Optional<Instant> lastReport,
        Optional<Snapshot<Dashboard>> dashboard) {

    /** Since when the job has waited that is due the longest. */
    Optional<Instant> oldestDueJob() {
        return jobs.stream().map(Jobs::oldestDue).filter(Objects::nonNull).min(Instant::compareTo);
    }
}
