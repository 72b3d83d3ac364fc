package io.closedloop.correspondence;

/** How far a mail has come. */
public enum MailState {
    /** It waits to be sent. */
    QUEUED,
    /** It waits for the recipient's daily digest. */
    COLLECTED,
    SENT,
    /** It went out as part of a daily digest. */
    DIGESTED
}
