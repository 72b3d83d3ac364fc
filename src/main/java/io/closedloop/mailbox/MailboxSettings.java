package io.closedloop.mailbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that customers write to, read by IMAP; without a host no mail comes in.
 *
 * @param port 0 for the usual one
 * @param user account of the mailbox, as a rule its address
 * @param ssl whether the connection is encrypted from its first byte
 * @param startTls whether it must become encrypted before the password is sent; not with {@code ssl}
 * @param doneFolder where processed mails are moved to; without it they stay and are marked
 * @param addresses what we write from beside {@code user}: mails that come from there are our own
 * @param every how often we look for new mails
 * @param timeout of connecting, and of every answer of the server
 * @param maxSize of a mail; a larger one is not downloaded, but told about
 * @param answersPerHour mails of one address within an hour that are answered automatically; what is more is a loop
 * @param dnsTimeout of looking up the keys of all signatures of a mail
 * @param strays how long a mail is kept that belongs to no requirement and that nobody has to handle any more
 */
@ConfigurationProperties("closedloop.mailbox")
public record MailboxSettings(
        @Nullable String host,
        @DefaultValue("0") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("true") boolean ssl,
        @DefaultValue("false") boolean startTls,
        @DefaultValue("INBOX") String folder,
        @Nullable String doneFolder,
        @DefaultValue List<String> addresses,
        @DefaultValue("30s") Duration every,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30MB") DataSize maxSize,
        @DefaultValue("20") int answersPerHour,
        @DefaultValue("3s") Duration dnsTimeout,
        @DefaultValue("90d") Duration strays) {

    /** Refuses to start with a time that would delete what just came in. */
    public MailboxSettings {
        if (strays.isNegative() || strays.isZero()) {
            throw new IllegalArgumentException("closedloop.mailbox.strays must be positive: " + strays);
        }
    }
}
