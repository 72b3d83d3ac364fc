package io.closedloop.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.closedloop.evidence.Evidence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The customer's answer to a change, with its proof. */
public record ApproveChangeForCustomer(
        @NotNull Approval decision, @JsonUnwrapped @Valid Evidence evidence) {}
