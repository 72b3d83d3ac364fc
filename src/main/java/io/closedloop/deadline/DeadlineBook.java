package io.closedloop.deadline;

import io.closedloop.calendar.CalendarRangeException;
import io.closedloop.calendar.Calendars;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.DueDateSet;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.TaskEnded;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps when every task is due and why, and keeps the task's due date, its timers and the record at the same instant,
 * whatever moves them.
 */
@Service
@Transactional
public class DeadlineBook {

    static final int MAX_REASON = 1000;

    private final DeadlineTable deadlines;
    private final DeadlineProcess process;
    private final Recount recount;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeadlineBook(
            DeadlineTable deadlines,
            DeadlineProcess process,
            Recount recount,
            Calendars calendars,
            Refusals refusals,
            Clock clock,
            ApplicationEventPublisher events) {
        this.recount = recount;
        this.deadlines = deadlines;
        this.process = process;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Counts when something is due within a number of working days.
     *
     * @param from null for now
     * @throws Refusal when the number of days, or the clock, is outside what the calendar serves
     */
    CountedDeadline count(String task, @Nullable Instant from, int workingDays) {
        Instant now = clock.instant();
        Instant event = Objects.requireNonNullElse(from, now);
        Calendars.InForce inForce = calendars.inForce();
        try {
            Due due = Due.by(inForce.calendar(), event, workingDays, List.of(), now);
            return new CountedDeadline(task, event, workingDays, due, inForce.position());
        } catch (CalendarRangeException e) {
            throw refusals.conflict("refusal.deadline.uncountable", task, workingDays, calendars.dayOf(event));
        }
    }

    /** The task that something was counted for begins. */
    void open(String executionId, String number, CountedDeadline counted) {
        deadlines.save(new Deadline(executionId, number, counted, clock.instant()));
        recount.catchUpAfter(counted.calendar());
    }

    /** Notes a reminder that goes out now; empty when there is nothing to remind of any more. */
    Optional<Instant> remind(String executionId, String task) {
        Instant now = clock.instant();
        Optional<Deadline> due = deadlines
                .lock(executionId, task)
                .filter(deadline -> deadline.dueAt() != null && now.isBefore(deadline.dueAt()));
        due.ifPresent(deadline -> deadline.reminded(now));
        return due.map(Deadline::dueAt);
    }

    /**
     * A task cannot go on before the customer answers; the days until then do not count.
     *
     * @throws Refusal without a reason, when nothing is due, or when it waits already
     */
    public void waitForCustomer(String executionId, @Nullable String reason, String user) {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > MAX_REASON || text.indexOf('\0') >= 0) {
            throw refusals.invalid("refusal.deadline.reason", MAX_REASON);
        }
        List<Deadline> open = open(executionId);
        if (open.stream().anyMatch(Deadline::isWaiting)) {
            throw refusals.conflict("refusal.deadline.waitsAlready");
        }
        Instant now = clock.instant();
        for (Deadline deadline : open) {
            Instant before = deadline.dueAt();
            deadline.beginWait(text, now, user);
            deadline.noteMove(Move.Cause.WAITING, now, user, before);
        }
        process.move(open);
    }

    /**
     * The customer answered; the deadline is counted anew without the days that were waited through.
     *
     * @throws Refusal when it does not wait, or when the clock stands before the wait began
     */
    public void customerAnswered(String executionId, String user) {
        Instant now = clock.instant();
        Calendars.InForce inForce = calendars.inForce();
        List<Deadline> open = open(executionId);
        for (Deadline deadline : open) {
            Wait wait = deadline.currentWait().orElseThrow(() -> refusals.conflict("refusal.deadline.waitsNot"));
            if (now.isBefore(wait.begunAt())) {
                throw refusals.conflict("refusal.deadline.clock");
            }
            deadline.endWait(now, user, inForce.calendar(), inForce.position());
            deadline.noteMove(Move.Cause.RESUMED, now, user, null);
        }
        process.move(open);
        recount.catchUpAfter(inForce.position());
    }

    @EventListener
    void on(DueDateSet event) {
        if (process.isMoving()) {
            return;
        }
        Deadline deadline = deadlines.lock(event.executionId(), event.task()).orElse(null);
        if (deadline == null || Objects.equals(deadline.dueAt(), event.dueAt())) {
            return;
        }
        Instant now = clock.instant();
        if (deadline.isWaiting()) {
            throw refusals.conflict("refusal.deadline.movedWhileWaiting");
        }
        if (!now.isBefore(Objects.requireNonNull(deadline.dueAt()))) {
            throw refusals.conflict("refusal.deadline.missed");
        }
        if (event.dueAt() == null || event.dueAt().isBefore(now)) {
            throw refusals.invalid("refusal.deadline.movedToThePast");
        }
        Instant before = deadline.dueAt();
        deadline.setByHand(event.dueAt());
        deadline.noteMove(Move.Cause.BY_HAND, now, event.by(), before);
        process.moveTimers(deadline);
    }

    @EventListener
    void on(TaskEnded event) {
        Instant now = clock.instant();
        List<Deadline> open = deadlines.findOpen(event.executionId());
        for (Deadline each : open) {
            boolean kept = each.isKept(now, calendars::current);
            events.publishEvent(new DeadlineEnded(each.number(), each.executionId(), each.task(), kept, now));
        }
        if (!open.isEmpty()) {
            deadlines.end(event.executionId(), now);
        }
    }

    @EventListener
    void on(KeyChanged event) {
        deadlines.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        deadlines.eraseReasons(event.key(), event.marker());
    }

    private List<Deadline> open(String executionId) {
        List<Deadline> open = deadlines.lockOpen(executionId);
        if (open.isEmpty()) {
            throw refusals.conflict("refusal.deadline.none");
        }
        return open;
    }
}
