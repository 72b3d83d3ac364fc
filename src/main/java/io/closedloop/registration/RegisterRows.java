package io.closedloop.registration;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.engine.CaseTask;
import io.closedloop.engine.CaseTasks;
import io.closedloop.registration.RegisterRow.Due;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to requirements who has them and until when: for all of a page at once. */
@Component
class RegisterRows {

    private final CaseTasks tasks;
    private final Staff staff;
    private final Calendars calendars;
    private final Clock clock;

    RegisterRows(CaseTasks tasks, Staff staff, Calendars calendars, Clock clock) {
        this.tasks = tasks;
        this.staff = staff;
        this.calendars = calendars;
        this.clock = clock;
    }

    List<RegisterRow> of(List<RequirementSummary> found) {
        Map<String, List<CaseTask>> open =
                tasks.of(found.stream().map(RequirementSummary::key).toList());
        Map<String, String> names = staff.names(open.values().stream()
                .flatMap(List::stream)
                .map(CaseTask::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        WorkingCalendar calendar = calendars.current();
        Instant now = clock.instant();
        return found.stream()
                .map(requirement -> row(
                        requirement,
                        open.getOrDefault(requirement.key(), List.of()).stream()
                                .map(task -> open(task, requirement, names))
                                .toList(),
                        calendar,
                        now))
                .toList();
    }

    /** Behind a task's name lists show which case it belongs to; here that is in the same row. */
    private static RegisterRow.Open open(CaseTask task, RequirementSummary requirement, Map<String, String> names) {
        String assignee = task.assignee();
        String name =
                task.name().replace(" · " + requirement.key(), "").replace(" · " + requirement.customerName(), "");
        return new RegisterRow.Open(
                task.task(),
                name,
                task.roles(),
                assignee == null ? null : names.getOrDefault(assignee, assignee),
                task.dueAt());
    }

    private static RegisterRow row(
            RequirementSummary requirement, List<RegisterRow.Open> open, WorkingCalendar calendar, Instant now) {
        Instant due = open.isEmpty() ? null : open.get(0).dueAt();
        if (due == null) {
            return new RegisterRow(requirement, requirement.key(), open, null, null, Due.NONE);
        }
        LocalDate today = calendar.dayOf(now);
        LocalDate day = calendar.dayOf(due);
        boolean overdue = due.isBefore(now);
        long days = overdue ? calendar.workingDaysAfter(day, today) : calendar.workingDaysAfter(today, day);
        return new RegisterRow(requirement, requirement.key(), open, due, days, due(overdue, days));
    }

    private static Due due(boolean overdue, @Nullable Long days) {
        if (overdue) {
            return Due.OVERDUE;
        }
        return days == null || days > 1 ? Due.LATER : days == 1 ? Due.NEXT : Due.TODAY;
    }
}
