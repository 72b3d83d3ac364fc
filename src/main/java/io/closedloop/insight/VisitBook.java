package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.DeadlineEnded;
import io.closedloop.engine.CaseEnded;
import io.closedloop.engine.DueDateSet;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.PhaseEntered;
import io.closedloop.engine.TaskEnded;
import io.closedloop.insight.VisitTable.Open;
import io.closedloop.registration.RequirementReceived;
import io.closedloop.registration.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes where cases are and how long they stayed, within the transaction it happens in. */
@Service
@Transactional
class VisitBook {

    private final VisitTable visits;
    private final RunningCases cases;
    private final Calendars calendars;
    private final Clock clock;

    VisitBook(VisitTable visits, RunningCases cases, Calendars calendars, Clock clock) {
        this.visits = visits;
        this.cases = cases;
        this.calendars = calendars;
        this.clock = clock;
    }

    void begun(Visit visit) {
        visits.begun(visit, clock.instant());
    }

    /** A task without a due date that had one waits for the customer: that time is not its own. */
    @EventListener
    void on(DueDateSet event) {
        Open open = visits.open(event.executionId()).orElse(null);
        if (open == null) {
            return;
        }
        Instant now = clock.instant();
        if (event.dueAt() == null) {
            Instant since = open.waitingSince() == null ? now : open.waitingSince();
            visits.moved(open.id(), null, since, open.waitedMinutes());
        } else {
            visits.moved(open.id(), event.dueAt(), null, waited(open, now));
        }
    }

    @EventListener
    void on(TaskEnded event) {
        Instant now = clock.instant();
        visits.open(event.executionId())
                .ifPresent(open -> visits.ended(
                        open.id(),
                        now,
                        YearMonth.from(calendars.dayOf(now)).toString(),
                        calendars.current().workingTime(open.begunAt(), now).toMinutes() - waited(open, now)));
    }

    @EventListener
    void on(DeadlineEnded event) {
        if (!event.kept()) {
            visits.late(event.executionId(), event.task());
        }
    }

    @EventListener
    void on(RequirementReceived event) {
        cases.received(event.reference(), event.receivedAt());
    }

    @EventListener
    void on(PhaseEntered event) {
        Status.ofPhase(event.phase()).ifPresent(step -> cases.entered(event.key(), step));
    }

    @EventListener
    void on(CaseEnded event) {
        cases.ended(event.key(), event.outcome(), clock.instant());
    }

    @EventListener
    void on(KeyChanged event) {
        cases.rename(event.from(), event.to());
        visits.rename(event.from(), event.to());
    }

    private int waited(Open open, Instant until) {
        Instant since = open.waitingSince();
        return since == null
                ? open.waitedMinutes()
                : open.waitedMinutes()
                        + Math.toIntExact(
                                calendars.current().workingTime(since, until).toMinutes());
    }
}
