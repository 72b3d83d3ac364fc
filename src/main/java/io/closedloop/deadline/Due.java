package io.closedloop.deadline;

import io.closedloop.calendar.Pause;
import io.closedloop.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a calendar puts a deadline.
 *
 * @param dueAt null while the customer is waited for
 * @param remindAt null when there is no time left to remind in
 * @param provisional whether it reaches into a year without a published schedule
 */
record Due(@Nullable Instant dueAt, @Nullable Instant remindAt, boolean provisional) {

    /** @param opened since when there is a task; nobody is reminded of what is just beginning */
    static Due by(WorkingCalendar calendar, Instant from, int workingDays, List<Pause> pauses, Instant opened) {
        Instant dueAt = calendar.deadline(from, workingDays, pauses);
        return new Due(
                dueAt,
                calendar.reminder(from, dueAt).filter(opened::isBefore).orElse(null),
                calendar.isProvisional(from, dueAt));
    }
}
