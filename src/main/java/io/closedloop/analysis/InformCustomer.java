package io.closedloop.analysis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the customer is told when a requirement cannot be met. */
public record InformCustomer(@NotBlank @Size(max = 4000) String message) {}
