package io.closedloop.planning;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the task breakdown list as it is planned.
 *
 * @param id of the work item; null while it is new
 * @param owner user id of a member of the execution team
 */
@Embeddable
public record WorkItemPlan(
        @Nullable Long id,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 64) String owner,
        @NotNull LocalDate plannedStart,
        @NotNull LocalDate plannedEnd,
        @NotBlank @Size(max = 200) String deliverable,
        @Nullable @Size(max = 500) String remarks) {

    WorkItemPlan withId(Long id) {
        return new WorkItemPlan(id, name, owner, plannedStart, plannedEnd, deliverable, remarks);
    }
}
