package io.closedloop.insight;

import org.jspecify.annotations.Nullable;

/**
 * How often cases were at a user task and how long.
 *
 * @param activity id of the user task in the model
 * @param median working minutes that at least half of the visits did not exceed; null without any
 * @param percentile90 likewise for 90 %
 * @param late visits that missed their deadline
 */
public record Heat(
        String activity,
        long times,
        @Nullable Long median,
        @Nullable Long percentile90,
        long late) {}
