package io.closedloop.deadline;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.deadline.CalendarPreview.Reminder;
import io.closedloop.deadline.DeadlineProcess.ModelTask;
import io.closedloop.engine.CurrentUser;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Rehearses a changed calendar over everything that is open, and puts it into force exactly as rehearsed. */
@Service
public class CalendarChange {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarChange.class);
    private static final int ATTEMPTS = 5;

    /** A deadline and where the changed calendar puts it. */
    private record Plan(Deadline deadline, Due due) {

        boolean moves() {
            return !Objects.equals(deadline.dueAt(), due.dueAt());
        }

        boolean confirms() {
            return !moves() && deadline.isProvisional() && !due.provisional();
        }
    }

    private final Calendars calendars;
    private final DeadlineTable deadlines;
    private final DeadlineProcess process;
    private final Refusals refusals;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CalendarChange(
            Calendars calendars,
            DeadlineTable deadlines,
            DeadlineProcess process,
            Refusals refusals,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.process = process;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What a proposed calendar would move. */
    @Transactional(readOnly = true)
    public CalendarPreview preview(long proposal) {
        return preview(proposal, plan(calendars.with(proposal)));
    }

    /**
     * Puts a proposed calendar into force: calendar, tasks, timers and records move as one step, or not at all.
     *
     * @param digest of the preview that was looked at
     * @return what moved
     * @throws io.closedloop.refusal.Refusal when a preview would not be the same any more, or too much is going on
     */
    public CalendarPreview apply(long proposal, String digest, String user) {
        CalendarPreview applied = attempt(() -> applyOnce(proposal, digest, user));
        attempt(this::catchUp);
        return applied;
    }

    private CalendarPreview applyOnce(long proposal, String digest, String user) {
        List<Plan> plans = plan(calendars.with(proposal));
        CalendarPreview preview = preview(proposal, plans);
        if (!preview.digest().equals(digest)) {
            throw refusals.conflict("refusal.calendar.changed");
        }
        calendars.apply(proposal, user, preview.moved().size());
        move(plans, user);
        return preview;
    }

    /** Counts again what somebody opened by the calendar before while the present one was put into force. */
    private int catchUp() {
        WorkingCalendar calendar = calendars.current();
        List<Plan> late = deadlines.findByEndedAtIsNullAndCalendarLessThan(calendars.position()).stream()
                .map(deadline -> new Plan(deadline, deadline.by(calendar)))
                .toList();
        move(late, CurrentUser.SYSTEM);
        return late.size();
    }

    /** Whoever completes a task meanwhile comes first; the whole step is taken again then. */
    private <T> T attempt(Supplier<T> step) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> step.get()));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                LOG.info("Attempt {} to change the calendar lost a race", attempt);
            }
        }
        throw refusals.conflict("refusal.calendar.busy");
    }

    private List<Plan> plan(WorkingCalendar calendar) {
        return deadlines.findByEndedAtIsNullOrderById().stream()
                .map(deadline -> new Plan(deadline, deadline.by(calendar)))
                .toList();
    }

    private void move(List<Plan> plans, String user) {
        Instant now = clock.instant();
        int position = calendars.position();
        List<Deadline> moved = new ArrayList<>();
        for (Plan plan : plans) {
            Deadline deadline = plan.deadline();
            Instant before = deadline.dueAt();
            boolean moves = plan.moves();
            deadline.count(plan.due(), position);
            if (moves) {
                deadline.noteMove(Move.Cause.CALENDAR, now, user, before);
                moved.add(deadline);
            }
        }
        process.move(moved);
    }

    private CalendarPreview preview(long proposal, List<Plan> plans) {
        Instant now = clock.instant();
        Map<String, ModelTask> known = new HashMap<>();
        List<Moved> moved = plans.stream()
                .filter(Plan::moves)
                .map(plan -> moved(plan, known, now))
                .sorted(Comparator.comparing(Moved::number).thenComparing(Moved::dueBefore))
                .toList();
        int confirmed = (int) plans.stream().filter(Plan::confirms).count();
        return new CalendarPreview(news(proposal), moved, confirmed, plans.size(), digest(calendars.position(), plans));
    }

    private Moved moved(Plan plan, Map<String, ModelTask> known, Instant now) {
        Deadline deadline = plan.deadline();
        ModelTask task = known.computeIfAbsent(deadline.task(), process::task);
        Instant after = Objects.requireNonNull(plan.due().dueAt());
        return new Moved(
                deadline.number(),
                deadline.task(),
                task.name(),
                Objects.requireNonNull(deadline.dueAt()),
                after,
                task.reminds() ? reminder(deadline, plan.due(), now) : Reminder.UNCHANGED,
                deadline.remindAt(),
                plan.due().remindAt(),
                deadline.dueAt().isAfter(now) && !after.isAfter(now));
    }

    private static Reminder reminder(Deadline deadline, Due due, Instant now) {
        Instant before = deadline.remindAt();
        Instant after = due.remindAt();
        if (deadline.remindedAt() != null || Objects.equals(before, after)) {
            return Reminder.UNCHANGED;
        }
        if (after == null || !Objects.requireNonNull(due.dueAt()).isAfter(now)) {
            return Reminder.FALLS_AWAY;
        }
        return after.isAfter(now) ? Reminder.MOVES : Reminder.FIRES_NOW;
    }

    private CalendarNews news(long proposal) {
        return calendars.news().stream()
                .filter(news -> news.id() == proposal)
                .findFirst()
                .orElseThrow();
    }

    /** The same as long as the calendar in force and every deadline that moves are the same. */
    private static String digest(int position, List<Plan> plans) {
        StringBuilder said = new StringBuilder().append(position);
        plans.stream()
                .filter(Plan::moves)
                .forEach(plan -> said.append('\n')
                        .append(plan.deadline().id())
                        .append(' ')
                        .append(plan.deadline().dueAt())
                        .append(' ')
                        .append(plan.due().dueAt()));
        return DigestUtils.sha256Hex(said.toString());
    }
}
