package io.closedloop.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.closedloop.planning.WorkItemPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would mean.
 *
 * @param breakdownVersion the version of the task breakdown that the form opened with; another change may have been
 *     worked in since
 * @param workItems the task breakdown as it would be; null where nothing is proposed
 */
public record AssessChangeImpact(
        @JsonUnwrapped @Valid ChangeImpact impact,
        @Nullable Integer breakdownVersion,
        @Nullable @Size(max = 200) List<@NotNull @Valid WorkItemPlan> workItems) {}
