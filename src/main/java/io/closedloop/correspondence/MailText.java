package io.closedloop.correspondence;

/** What a mail says. */
record MailText(String subject, String plain, String html) {}
