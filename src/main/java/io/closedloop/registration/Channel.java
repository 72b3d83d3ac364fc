package io.closedloop.registration;

/** The way a requirement came in. */
public enum Channel {
    PHONE,
    EMAIL,
    ONLINE
}
