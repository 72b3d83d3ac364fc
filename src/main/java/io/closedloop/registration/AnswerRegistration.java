package io.closedloop.registration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.closedloop.evidence.Evidence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The customer's word on the registration form that was read back. */
public record AnswerRegistration(
        @NotNull ConfirmRegistration.Decision decision,
        @Nullable @Size(max = 4000) String corrections,
        @JsonUnwrapped @Valid Evidence evidence) {}
