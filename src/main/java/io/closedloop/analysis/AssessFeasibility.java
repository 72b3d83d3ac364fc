package io.closedloop.analysis;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * The technical lead's judgement.
 *
 * @param effortDays in person-days
 * @param cost in the installation's currency
 */
@Embeddable
public record AssessFeasibility(
        @NotNull @Enumerated(EnumType.STRING) Difficulty difficulty,
        @NotNull @Min(1) @Max(10_000) Integer people,

        @NotNull @PositiveOrZero @Digits(integer = 7, fraction = 1)
        BigDecimal effortDays,

        @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 2)
        BigDecimal cost,

        @NotNull @Enumerated(EnumType.STRING) Conclusion conclusion,
        @NotBlank @Size(max = 4000) String reasoning) {

    /** How hard it is. */
    public enum Difficulty {
        HIGH,
        MEDIUM,
        LOW
    }

    /** Whether it can be done. */
    public enum Conclusion {
        FEASIBLE,
        CONDITIONAL,
        NOT_FEASIBLE
    }
}
