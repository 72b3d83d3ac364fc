package io.closedloop.tasklist;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.TimeLeft;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.ListedTask;
import io.closedloop.engine.ListedTasks;
import io.closedloop.registration.RequirementSummaries;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.tasklist.Card.Due;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the cards of a list of tasks, in as many queries for one as for a hundred. */
@Service
@Transactional(readOnly = true)
public class Cards {

    private final ListedTasks tasks;
    private final RequirementSummaries summaries;
    private final DeadlineViews deadlines;
    private final Calendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    Cards(
            ListedTasks tasks,
            RequirementSummaries summaries,
            DeadlineViews deadlines,
            Calendars calendars,
            MessageSource messages,
            Clock clock) {
        this.tasks = tasks;
        this.summaries = summaries;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    /** The cards of those tasks that the current user may see and that belong to a requirement. */
    public List<Card> of(Collection<String> ids, Locale language) {
        List<ListedTask> listed = tasks.visible(ids);
        Map<String, RequirementSummary> requirements =
                summaries.of(listed.stream().map(ListedTask::key).collect(Collectors.toSet()));
        Set<String> waiting = deadlines.waiting(listed.stream()
                .filter(task -> task.dueAt() == null)
                .map(ListedTask::executionId)
                .toList());
        WorkingCalendar calendar = calendars.current();
        Instant now = clock.instant();
        return listed.stream()
                .filter(task -> requirements.containsKey(task.key()))
                .map(task -> card(
                        task,
                        Objects.requireNonNull(requirements.get(task.key())),
                        task.dueAt() == null ? null : TimeLeft.until(task.dueAt(), now, calendar),
                        waiting.contains(task.executionId()),
                        language))
                .toList();
    }

    private Card card(
            ListedTask task, RequirementSummary requirement, @Nullable TimeLeft left, boolean waits, Locale language) {
        Due due = left == null ? (waits ? Due.WAITS : null) : due(left);
        String urgency = messages.getMessage("value." + requirement.urgency(), null, language);
        return new Card(
                task.id(),
                task.key(),
                requirement.customerName(),
                requirement.urgency(),
                messages.getMessage("card.urgency", new Object[] {urgency}, language),
                due,
                due == null
                        ? null
                        : messages.getMessage("card." + due, new Object[] {left == null ? 0 : left.days()}, language));
    }

    private static Due due(TimeLeft left) {
        if (left.overdue()) {
            return Due.OVERDUE;
        }
        return left.days() == 0 ? Due.TODAY : Due.LATER;
    }
}
