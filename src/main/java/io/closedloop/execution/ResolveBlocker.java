package io.closedloop.execution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How the project manager got a work item going again. */
public record ResolveBlocker(@NotBlank @Size(max = 4000) String resolution) {}
