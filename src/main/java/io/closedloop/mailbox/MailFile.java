package io.closedloop.mailbox;

/**
 * A file that came with a mail.
 *
 * @param name as its sender called it, on one line
 */
record MailFile(String name, byte[] content) {}
