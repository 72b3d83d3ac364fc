package io.closedloop.change;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A change that a customer wants.
 *
 * @param requestedBy who asked for it at the customer
 * @param changeCause null where nobody chose one; counted as {@link ChangeCause#OTHER}
 */
public record RequestChange(
        @NotBlank @Size(max = 20) String requirementNumber,
        @NotBlank @Size(max = 200) String requestedBy,
        @NotBlank @Size(max = 4000) String changeDescription,
        @NotBlank @Size(max = 4000) String reason,
        @Nullable ChangeCause changeCause) {}
