package io.closedloop.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import io.closedloop.support.MailServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** A mailbox on the real mail server of the tests. */
final class Postbox {

    private final String user = UUID.randomUUID() + "@us.example";
    private final GreenMailUser account;

    Postbox() {
        try {
            account = MailServer.server().getManagers().getUserManager().createUser(user, user, "secret");
        } catch (UserException e) {
            throw new AssertionError(e);
        }
    }

    MailboxSettings settings() {
        return settings("secret");
    }

    MailboxSettings settings(String password) {
        return new MailboxSettings(
                "localhost",
                MailServer.server().getImap().getPort(),
                user,
                password,
                false,
                false,
                "INBOX",
                null,
                List.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                DataSize.ofKilobytes(200),
                20,
                Duration.ofSeconds(1));
    }

    Postbox delivered(byte[] raw) {
        try {
            account.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** How many mails nobody processed yet. */
    int waiting() {
        try {
            return (int) MailServer.server().getManagers().getImapHostManager().getInbox(account).getMessages().stream()
                    .filter(mail -> !mail.getFlags().contains(Flags.Flag.SEEN))
                    .count();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }
}
