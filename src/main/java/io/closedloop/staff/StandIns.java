package io.closedloop.staff;

import java.time.Instant;
import java.util.List;

/** Knows who did what for somebody else. */
public interface StandIns {

    /**
     * Something that somebody did for somebody else.
     *
     * @param by user id of who did it
     * @param owner user id of whose it was
     */
    record StoodIn(String by, String owner, Instant at) {}

    /** Everything about a requirement that was done so. */
    List<StoodIn> about(String number);
}
