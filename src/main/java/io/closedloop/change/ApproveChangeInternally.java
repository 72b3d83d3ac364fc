package io.closedloop.change;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The department head's decision on a change. */
public record ApproveChangeInternally(
        @NotNull Approval decision,
        @Nullable @Size(max = 4000) String comment) {}
