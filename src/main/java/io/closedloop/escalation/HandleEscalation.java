package io.closedloop.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the department head did about an escalation. */
public record HandleEscalation(@NotBlank @Size(max = 4000) String resolution) {}
