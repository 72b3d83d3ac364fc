package io.closedloop.mailbox;

/** What an incoming mail is. */
enum MailKind {
    /** Sent by a program, or by ourselves: filed, nobody has to look at it. */
    AUTOMATIC,
    /** A mail of ours did not arrive. */
    BOUNCE,
    /** Something new. */
    REQUIREMENT,
    /** A clear answer to what we asked. */
    ANSWER,
    /** A person has to look at it. */
    UNCLEAR
}
