package io.closedloop.deadline;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.engine.CurrentUser;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts open deadlines by another calendar and moves them there. */
@Component
class Recount {

    /** A deadline and where the other calendar puts it. */
    record Plan(Deadline deadline, Due due) {

        boolean moves() {
            return !Objects.equals(deadline.dueAt(), due.dueAt());
        }

        boolean changesReminder() {
            return deadline.remindedAt() == null && !Objects.equals(deadline.remindAt(), due.remindAt());
        }

        boolean changes() {
            return moves() || changesReminder();
        }

        boolean confirms() {
            return !moves() && deadline.isProvisional() && !due.provisional();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AtomicBoolean catchingUp = new AtomicBoolean();
    private final DeadlineTable deadlines;
    private final DeadlineProcess process;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Recount(
            DeadlineTable deadlines,
            DeadlineProcess process,
            Calendars calendars,
            Refusals refusals,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.deadlines = deadlines;
        this.process = process;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Where a calendar puts everything that is open. */
    @Transactional(readOnly = true)
    List<Plan> plan(WorkingCalendar calendar) {
        return plan(deadlines.findByEndedAtIsNullOrderById(), calendar);
    }

    /** The same, to be moved in this transaction; nobody can complete what is in the plan until it ends. */
    List<Plan> planToMove(WorkingCalendar calendar) {
        return plan(deadlines.lockOpen(), calendar);
    }

    /**
     * Moves records, tasks and timers there, within the caller's transaction.
     *
     * @param position of the calendar that the plans were made by
     */
    void move(List<Plan> plans, int position, String user) {
        Instant now = clock.instant();
        List<Deadline> moved = new ArrayList<>();
        for (Plan plan : plans) {
            Deadline deadline = plan.deadline();
            Instant before = deadline.dueAt();
            boolean moves = plan.moves();
            if (plan.changes()) {
                moved.add(deadline);
            }
            deadline.count(plan.due(), position);
            if (moves) {
                deadline.noteMove(Move.Cause.CALENDAR, now, user, before);
            }
        }
        process.move(moved);
        // before business opens, a working day that has come would count as over
        process.moveOpenings(
                calendars.isWorkingDay() ? calendars.startOf(calendars.today().plusDays(1)) : now);
    }

    /** Counts again what was opened by a calendar that is not in force any more; what cannot be is left for next time. */
    void catchUp() {
        try {
            attempt(() -> {
                Calendars.InForce inForce = calendars.inForce();
                List<Deadline> late = deadlines.findByEndedAtIsNullAndCalendarLessThanOrderById(inForce.position());
                if (!late.isEmpty()) {
                    move(plan(late, inForce.calendar()), inForce.position(), CurrentUser.SYSTEM);
                }
                return late.size();
            });
        } catch (RuntimeException e) {
            LOG.error("Deadlines counted by an older calendar are left for the next start", e);
        }
    }

    /**
     * A deadline was counted in this transaction. Whoever changes the calendar meanwhile does not see it before it is
     * committed, so that a look afterwards tells whether it has to be counted again.
     */
    void catchUpAfter(int position) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // this thread still holds its connection, and must not ask the pool for another one
                if (isOutrun(position) && !catchingUp.getAndSet(true)) {
                    Thread catchUp = new Thread(Recount.this::catchUpOnce, "calendar-catch-up");
                    catchUp.setDaemon(true);
                    catchUp.start();
                }
            }
        });
    }

    private boolean isOutrun(int position) {
        try {
            return calendars.inForce().position() != position;
        } catch (RuntimeException e) {
            // what was asked for is committed; the next start catches up
            LOG.warn("Cannot tell whether the calendar changed", e);
            return false;
        }
    }

    private void catchUpOnce() {
        catchingUp.set(false);
        catchUp();
    }

    /** Whoever completes a task meanwhile comes first; the whole step is taken again then. */
    <T> T attempt(Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> step.get()));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                if (attempt == ATTEMPTS) {
                    LOG.warn("The calendar could not be changed", e);
                    throw refusals.conflict("refusal.calendar.busy");
                }
                LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
            }
        }
    }

    /** What was missed stays missed: its timer is gone, and the escalation is on record. */
    private List<Plan> plan(List<Deadline> open, WorkingCalendar calendar) {
        Instant now = clock.instant();
        return open.stream()
                .map(deadline -> new Plan(deadline, deadline.isMissed(now) ? deadline.stands() : deadline.by(calendar)))
                .toList();
    }
}
