package io.closedloop.planning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.closedloop.evidence.Evidence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The customer's answer to the handling plan. */
public record ObtainConfirmation(
        @NotNull Decision decision, @JsonUnwrapped @Valid Evidence evidence) {

    /** What the customer wants. */
    public enum Decision {
        CONFIRM,
        REVISE,
        WITHDRAW
    }
}
