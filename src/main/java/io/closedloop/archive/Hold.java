package io.closedloop.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold: while it lasts, the dossier is neither disposed of nor erased.
 *
 * @param heldBy user id
 * @param liftedAt null while it lasts
 */
public record Hold(
        long id,
        String reason,
        String heldBy,
        Instant heldAt,
        @Nullable String liftReason,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    public boolean lasts() {
        return liftedAt == null;
    }
}
