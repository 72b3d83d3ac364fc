package io.closedloop.deadline;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return deadlines
                .findByExecutionIdAndTask(executionId, task)
                .map(deadline -> view(deadline, calendars.current(), new HashMap<>()));
    }

    /** What is open of a requirement, the most urgent first. */
    public List<DeadlineView> open(String number) {
        return views(deadlines.findByNumberAndEndedAtIsNullOrderByDueAtAscIdAsc(number));
    }

    /** What is open and reaches into a year without a published schedule, the most urgent first. */
    public List<DeadlineView> provisional() {
        return views(deadlines.findByEndedAtIsNullAndProvisionalTrueOrderByDueAtAscIdAsc());
    }

    /** How many deadlines have passed of what is still open. */
    public long missed() {
        return deadlines.countByEndedAtIsNullAndDueAtLessThanEqual(clock.instant());
    }

    /** When tasks of a requirement waited for the customer. */
    public List<CustomerWait> waits(String number) {
        return deadlines.findByNumber(number).stream()
                .flatMap(deadline -> deadline.waits().stream())
                .toList();
    }

    /** Those of the executions that carry tasks, whose task waits for the customer. */
    public Set<String> waiting(Collection<String> executionIds) {
        return executionIds.isEmpty() ? Set.of() : deadlines.findWaiting(executionIds);
    }

    /** What a task is called in the installation's language. */
    public String taskName(String task) {
        return process.task(task).name();
    }

    /** How many those are. */
    public long countProvisional() {
        return deadlines.countByEndedAtIsNullAndProvisionalTrue();
    }

    private List<DeadlineView> views(List<Deadline> shown) {
        WorkingCalendar calendar = calendars.current();
        Map<String, String> names = new HashMap<>();
        return shown.stream().map(deadline -> view(deadline, calendar, names)).toList();
    }

    private DeadlineView view(Deadline deadline, WorkingCalendar calendar, Map<String, String> names) {
        Instant now = clock.instant();
        return new DeadlineView(
                deadline.task(),
                names.computeIfAbsent(
                        deadline.task(), task -> process.task(task).name()),
                deadline.number(),
                deadline.dueAt(),
                deadline.isByHand(),
                deadline.currentWait()
                        .map(wait ->
                                new DeadlineView.Waiting(wait.reason(), wait.begunAt(), staff.name(wait.begunBy())))
                        .orElse(null),
                calendar.explain(deadline.countedFrom(), deadline.workingDays(), deadline.pauses(now)),
                deadline.moves().stream()
                        .map(move -> move.movedBy(staff.name(move.movedBy())))
                        .toList());
    }
}
