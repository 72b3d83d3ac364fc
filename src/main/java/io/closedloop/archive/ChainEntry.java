package io.closedloop.archive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the archive.
 *
 * @param position counted from 1
 * @param seal of the dossier, or the hash of the statement
 * @param previousSeal of the entry before; all zeros in the first
 * @param statement what was erased or disposed of, to the letter
 */
public record ChainEntry(
        long position,
        Kind kind,
        String number,
        String seal,
        String previousSeal,
        Instant recordedAt,
        @Nullable String statement) {

    /** What happened. */
    public enum Kind {
        DOSSIER,
        ERASURE,
        DISPOSAL
    }

    @JsonIgnore
    boolean isDossier() {
        return kind == Kind.DOSSIER;
    }
}
