package io.closedloop.correspondence;

/** How far a mail has come. */
public enum MailState {
    /** It waits to be sent. */
    QUEUED,
    SENT
}
