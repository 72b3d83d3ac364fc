package io.closedloop.improvement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the product manager reads in a month's figures. */
public record ProposeImprovements(
        @NotBlank @Size(max = 4000) String commonProblems,
        @NotBlank @Size(max = 4000) String suggestions) {}
