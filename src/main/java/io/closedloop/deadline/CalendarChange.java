package io.closedloop.deadline;

import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.deadline.CalendarPreview.Reminder;
import io.closedloop.deadline.DeadlineProcess.ModelTask;
import io.closedloop.deadline.Recount.Plan;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rehearses a changed calendar over everything that is open, and puts it into force exactly as rehearsed. */
@Service
public class CalendarChange {

    private final Calendars calendars;
    private final Recount recount;
    private final DeadlineProcess process;
    private final Refusals refusals;
    private final Clock clock;

    CalendarChange(Calendars calendars, Recount recount, DeadlineProcess process, Refusals refusals, Clock clock) {
        this.calendars = calendars;
        this.recount = recount;
        this.process = process;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What a proposed calendar would move. */
    @Transactional(readOnly = true)
    public CalendarPreview preview(long proposal) {
        return preview(proposal, recount.plan(calendars.with(proposal)));
    }

    /**
     * Puts a proposed calendar into force: calendar, tasks, timers and records move as one step, or not at all.
     *
     * @param digest of the preview that was looked at
     * @return what moved
     * @throws io.closedloop.refusal.Refusal when a preview would not be the same any more, or too much is going on
     */
    public CalendarPreview apply(long proposal, String digest, String user) {
        CalendarPreview applied = recount.attempt(() -> applyOnce(proposal, digest, user));
        recount.catchUp();
        return applied;
    }

    private CalendarPreview applyOnce(long proposal, String digest, String user) {
        calendars.lock();
        List<Plan> plans = recount.planToMove(calendars.with(proposal));
        CalendarPreview preview = preview(proposal, plans);
        if (!preview.digest().equals(digest)) {
            throw refusals.conflict("refusal.calendar.changed");
        }
        calendars.apply(proposal, user, (int) preview.deadlines());
        recount.move(plans, calendars.inForce().position(), user);
        return preview;
    }

    private CalendarPreview preview(long proposal, List<Plan> plans) {
        Instant now = clock.instant();
        Map<String, ModelTask> known = new HashMap<>();
        List<Moved> moved = plans.stream()
                .filter(plan -> plan.moves()
                        || plan.changesReminder() && task(plan, known).reminds())
                .map(plan -> moved(plan, task(plan, known), now))
                .sorted(Comparator.comparing(Moved::number).thenComparing(Moved::dueBefore))
                .toList();
        int confirmed = (int) plans.stream().filter(Plan::confirms).count();
        return new CalendarPreview(
                calendars.news(proposal),
                moved,
                confirmed,
                plans.size(),
                digest(calendars.inForce().position(), plans));
    }

    private ModelTask task(Plan plan, Map<String, ModelTask> known) {
        return known.computeIfAbsent(plan.deadline().task(), process::task);
    }

    private static Moved moved(Plan plan, ModelTask task, Instant now) {
        Deadline deadline = plan.deadline();
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

    /** The same as long as the calendar in force and every deadline that moves are the same. */
    private static String digest(int position, List<Plan> plans) {
        StringBuilder said = new StringBuilder().append(position);
        plans.stream()
                .filter(Plan::changes)
                .forEach(plan -> said.append('\n')
                        .append(plan.deadline().id())
                        .append(' ')
                        .append(plan.deadline().dueAt())
                        .append(' ')
                        .append(plan.due().dueAt()));
        return DigestUtils.sha256Hex(said.toString());
    }
}
