package io.closedloop.bag;

import java.util.List;
import java.util.Objects;

/**
 * Says what was taken out of a bag, when, by whom and why; its hash is an entry of the chain.
 *
 * @param position in the chain
 * @param previousSeal of the entry before
 * @param bagSeal of the bag, which the erasure does not change; all zeros where there never was one
 */
public record ErasureNote(
        String kind,
        long position,
        String previousSeal,
        String number,
        String bagSeal,
        String at,
        String by,
        String reason,
        List<Removed> removed) {

    /** Nothing may be missing, even in a note that somebody forged. */
    public ErasureNote {
        for (String said : new String[] {kind, previousSeal, number, bagSeal, at, by, reason}) {
            Objects.requireNonNull(said);
        }
        removed = List.copyOf(removed);
    }

    /** A file that is no longer there; the manifest still has its hash. */
    public record Removed(String path, long octets) {

        /** A path is needed. */
        public Removed {
            Objects.requireNonNull(path);
        }
    }
}
