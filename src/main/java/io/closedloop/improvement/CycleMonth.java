package io.closedloop.improvement;

import org.jspecify.annotations.Nullable;

/**
 * How long requirements that were closed in a month took, in working days.
 *
 * @param month as in {@code 2026-10}
 * @param median the smallest number of days that at least half of them did not exceed; null where none was closed
 * @param percentile90 likewise for 90 %
 */
public record CycleMonth(
        String month,
        long closed,
        @Nullable Integer median,
        @Nullable Integer percentile90) {}
