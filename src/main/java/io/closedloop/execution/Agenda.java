package io.closedloop.execution;

import io.closedloop.document.Sections.Section;
import io.closedloop.planning.WorkStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a weekly sync talks about of one requirement. */
record Agenda(String id, String name, List<Section> sections) {

    /** A work item as it stands. */
    record Item(
            String taskName,
            String owner,
            @Nullable WorkStatus status,
            LocalDate plannedEnd,
            @Nullable Long overdueDays) {}

    /** A work item that waits for help. */
    record Blocked(String taskName, String owner, @Nullable String blocker, LocalDate blockedOn, long blockedDays) {}

    /** An entry of the progress record since the last sync. */
    record Moved(
            Instant reportedAt,
            String taskName,
            String reportedBy,
            WorkStatus status,
            @Nullable String note) {}

    /** A change request that is not worked in yet. */
    record Change(
            String changeNumber, @Nullable Object changeDescription, LocalDate requestedOn, Object changeStatus) {}
}
