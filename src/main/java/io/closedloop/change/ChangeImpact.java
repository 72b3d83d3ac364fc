package io.closedloop.change;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a change would mean; both approvers decide on it.
 *
 * @param scheduleImpactDays in working days; negative when the result comes earlier
 * @param costImpact in the installation's currency; negative when it costs less
 */
@Embeddable
public record ChangeImpact(
        @NotNull @Min(-1000) @Max(1000) Integer scheduleImpactDays,
        @NotNull @Digits(integer = 12, fraction = 2) BigDecimal costImpact,
        @Nullable @Size(max = 4000) String affectedWorkItems,
        @NotBlank @Size(max = 4000) String assessment) {}
