package io.closedloop.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often cases of a process were where, and how long.
 *
 * @param month in which the visits ended, as in {@code 2026-10}; null for those that last
 */
public record HeatMap(String process, @Nullable String month, List<Heat> activities) {}
