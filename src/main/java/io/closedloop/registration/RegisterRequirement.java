package io.closedloop.registration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The requirement administrator's decision on what came in. */
public record RegisterRequirement(
        @JsonUnwrapped @Valid RecordRequirement requirement,
        @NotNull Decision decision,
        @Nullable @Size(max = 4000) String reason) {

    /** Whether it becomes a requirement. */
    public enum Decision {
        REGISTER,
        REJECT
    }
}
