package io.closedloop.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The confirmed plan, broken down into work items; also how a change is worked into them. */
public record BreakDownTasks(@NotEmpty @Size(max = 200) List<@NotNull @Valid WorkItemPlan> workItems) {}
