package io.closedloop.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file somebody proposed.
 *
 * @param years the years it replaces
 * @param appliedAt when it took effect; null while it is only proposed
 * @param moved how many deadlines moved when it took effect
 */
public record CalendarNews(
        long id,
        String fileName,
        String sha256,
        String years,
        String proposedBy,
        Instant proposedAt,
        @Nullable String appliedBy,
        @Nullable Instant appliedAt,
        @Nullable Integer moved) {}
