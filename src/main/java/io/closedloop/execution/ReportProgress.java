package io.closedloop.execution;

import io.closedloop.planning.WorkStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An owner's daily word on a work item. */
public record ReportProgress(
        @NotNull WorkStatus status,
        @Nullable @Size(max = 4000) String note,
        @Nullable @Size(max = 4000) String blocker) {}
