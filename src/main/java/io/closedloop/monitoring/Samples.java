package io.closedloop.monitoring;

import io.closedloop.correspondence.MailQueue;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.JobCounts;
import io.closedloop.engine.TaskCounts;
import io.closedloop.improvement.Improvement;
import io.closedloop.insight.Dashboards;
import io.closedloop.mailbox.MailboxState;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks every capability for its figures: a handful of statements over what is open, none over what is past. */
@Component
class Samples {

    private final JobCounts jobs;
    private final TaskCounts tasks;
    private final DeadlineViews deadlines;
    private final MailQueue mails;
    private final MailboxState mailbox;
    private final Improvement improvement;
    private final Dashboards dashboards;
    private final Clock clock;

    Samples(
            JobCounts jobs,
            TaskCounts tasks,
            DeadlineViews deadlines,
            MailQueue mails,
            MailboxState mailbox,
            Improvement improvement,
            Dashboards dashboards,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.mails = mails;
        this.mailbox = mailbox;
        this.improvement = improvement;
        this.dashboards = dashboards;
        this.clock = clock;
    }

    Sample take() {
        Instant now = clock.instant();
        return new Sample(
                now,
                jobs.byProcess(now),
                tasks.byRole(),
                deadlines.missed(),
                mails.waiting(),
                mails.failed(),
                mailbox.isReachable(),
                mailbox.failing(),
                improvement.lastReportAt(),
                dashboards.last());
    }
}
