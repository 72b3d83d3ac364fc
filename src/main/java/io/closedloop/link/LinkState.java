package io.closedloop.link;

/** How a personal link stands. */
public enum LinkState {
    /** It opens, and its question is not answered. */
    OPEN,
    /** It opens, and shows the answer on record. */
    ANSWERED,
    /** Its time is over. */
    EXPIRED,
    /** Somebody took it back. */
    REVOKED
}
