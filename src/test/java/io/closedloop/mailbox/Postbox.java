package io.closedloop.mailbox;

import com.icegreen.greenmail.store.StoredMessage;
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
import org.jspecify.annotations.Nullable;
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
        return settings("secret", null);
    }

    /** @param doneFolder where what was taken goes */
    MailboxSettings settings(String password, @Nullable String doneFolder) {
        return new MailboxSettings(
                "localhost",
                MailServer.server().getImap().getPort(),
                user,
                password,
                false,
                false,
                "INBOX",
                doneFolder,
                List.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                DataSize.ofKilobytes(200),
                20,
                Duration.ofSeconds(1),
                Duration.ofDays(90));
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
        return (int) in("INBOX").stream()
                .filter(mail -> !mail.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    /** The mails in a folder. */
    List<StoredMessage> in(String folder) {
        return MailServer.server()
                .getManagers()
                .getImapHostManager()
                .getFolder(account, folder)
                .getMessages();
    }
}
