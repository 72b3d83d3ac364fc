package io.closedloop.customer;

import org.jspecify.annotations.Nullable;

/**
 * The customer's word on one deliverable.
 *
 * @param deliverable its name and version, as the form to sign lists it
 * @param reason why it is refused
 */
public record Verdict(
        String deliverable, boolean accepted, @Nullable String reason) {}
