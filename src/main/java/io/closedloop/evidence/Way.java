package io.closedloop.evidence;

/** The way an answer of a customer came. */
public enum Way {
    /** The customer's own answer through a personal link. */
    LINK,
    /** The customer's own mail. */
    EMAIL,
    /** A scan with the customer's stamp or signature; a second employee checks it. */
    STAMPED_SCAN,
    /** A colleague's record of a phone call. */
    PHONE,
    /** A colleague's record of an answer that came otherwise. */
    STAFF
}
