package io.closedloop.improvement;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The month a report is wanted of.
 *
 * @param reportMonth as in {@code 2026-10}; null for the month before this one
 */
public record RequestReport(@Nullable @Size(max = 7) String reportMonth) {}
