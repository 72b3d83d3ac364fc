package io.closedloop.registration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The registration form as the customer corrected it.
 *
 * @param reply what the customer is told about the corrections
 */
public record CorrectRegistration(
        @JsonUnwrapped @Valid RecordRequirement requirement,
        @Nullable @Size(max = 4000) String reply) {}
