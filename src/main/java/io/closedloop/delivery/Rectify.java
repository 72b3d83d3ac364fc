package io.closedloop.delivery;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the execution team mended after a failed acceptance. */
public record Rectify(@NotBlank @Size(max = 4000) String rectification) {}
