package io.closedloop.analysis;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The product manager's understanding of a requirement.
 *
 * @param background why the customer wants it, and to what end
 * @param suggestedPeriodDays handling period, in working days
 */
@Embeddable
public record AnalyzeRequirement(
        @NotBlank @Size(max = 200) String requirementName,
        @NotBlank @Size(max = 4000) String background,
        @NotBlank @Size(max = 4000) String coreFunctions,
        @NotNull @Enumerated(EnumType.STRING) Priority priority,
        @Nullable @Size(max = 4000) String dependentResources,
        @Nullable @Size(max = 4000) String risks,
        @NotNull @Min(1) @Max(1000) Integer suggestedPeriodDays) {

    /** The order in which requirements get resources. */
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }
}
