package io.closedloop.correspondence;

/** How far a mail has come. */
public enum MailState {
    /** It waits to be sent. */
    QUEUED,
    SENT,
    /** It waits for its recipient's next digest. */
    COLLECTED,
    /** It went into a digest, and leaves with it. */
    DIGESTED
}
