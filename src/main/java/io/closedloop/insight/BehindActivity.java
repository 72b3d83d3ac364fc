package io.closedloop.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the visits behind a figure of a heat map, the newest first.
 *
 * @param name of the activity, in the installation's language
 * @param month in which they ended; null for those that last
 * @param late whether only those are listed that missed their deadline
 * @param next after which visit the next page begins; null on the last
 */
public record BehindActivity(
        String process,
        String activity,
        String name,
        @Nullable String month,
        boolean late,
        List<Row> rows,
        @Nullable Long next) {

    /**
     * A visit.
     *
     * @param minutes of working time
     */
    public record Row(
            String number,
            Instant begunAt,
            @Nullable Instant endedAt,
            long minutes,
            @Nullable Instant dueAt,
            boolean late) {}
}
