package io.closedloop.deadline;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows deadlines with the reasons for them. */
@Service
@Transactional(readOnly = true)
public class DeadlineViews {

    private final DeadlineTable deadlines;
    private final DeadlineProcess process;
    private final Calendars calendars;
    private final Staff staff;
    private final Clock clock;

    DeadlineViews(DeadlineTable deadlines, DeadlineProcess process, Calendars calendars, Staff staff, Clock clock) {
        this.deadlines = deadlines;
        this.process = process;
        this.calendars = calendars;
        this.staff = staff;
        this.clock = clock;
    }

    /** The deadline of a task. */
    public Optional<DeadlineView> of(String executionId, String task) {
        return deadlines.findByExecutionIdAndTask(executionId, task).map(this::view);
    }

    /** What is open of a requirement, the most urgent first. */
    public List<DeadlineView> open(String number) {
        return deadlines.findByNumberAndEndedAtIsNullOrderByDueAtAscIdAsc(number).stream()
                .map(this::view)
                .toList();
    }

    /** What is open and reaches into a year without a published schedule, the most urgent first. */
    public List<DeadlineView> provisional() {
        return deadlines.findByEndedAtIsNullAndProvisionalTrueOrderByDueAtAscIdAsc().stream()
                .map(this::view)
                .toList();
    }

    private DeadlineView view(Deadline deadline) {
        Instant now = clock.instant();
        WorkingCalendar calendar = calendars.current();
        return new DeadlineView(
                deadline.task(),
                process.task(deadline.task()).name(),
                deadline.number(),
                deadline.dueAt(),
                deadline.isByHand(),
                deadline.currentWait()
                        .map(wait ->
                                new DeadlineView.Waiting(wait.reason(), wait.begunAt(), staff.name(wait.begunBy())))
                        .orElse(null),
                calendar.explain(deadline.countedFrom(), deadline.workingDays(), deadline.pauses(now)),
                deadline.moves().stream()
                        .map(move -> new DeadlineView.MoveView(
                                move.cause(),
                                move.movedAt(),
                                staff.name(move.movedBy()),
                                move.dueBefore(),
                                move.dueAfter()))
                        .toList());
    }
}
