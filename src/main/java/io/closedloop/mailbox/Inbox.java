package io.closedloop.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The mailbox on its server, for as long as one look at it takes. */
final class Inbox implements AutoCloseable {

    /** What a mail we processed is called on servers that let programs name things. */
    static final String PROCESSED = "Closedloop";

    private static final Flags SEEN = new Flags(Flags.Flag.SEEN);

    private final MailboxSettings settings;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final boolean keywords;

    private Inbox(MailboxSettings settings, IMAPStore store, IMAPFolder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
        this.keywords =
                folder.getPermanentFlags() != null && folder.getPermanentFlags().contains(Flags.Flag.USER);
    }

    static Inbox open(MailboxSettings settings) throws MessagingException {
        Store store = Session.getInstance(properties(settings)).getStore("imap");
        try {
            store.connect(
                    settings.host(), settings.port() == 0 ? -1 : settings.port(), settings.user(), settings.password());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new Inbox(settings, (IMAPStore) store, (IMAPFolder) folder);
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    /** Every wait has an end: without these, a server that falls silent would hold us for ever. */
    private static Properties properties(MailboxSettings settings) {
        String timeout = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "mail.imap.connectiontimeout",
                timeout,
                "mail.imap.timeout",
                timeout,
                "mail.imap.writetimeout",
                timeout,
                "mail.imap.connectionpooltimeout",
                timeout,
                "mail.imap.partialfetch",
                "false",
                "mail.imap.ssl.enable",
                String.valueOf(settings.ssl()),
                "mail.imap.ssl.checkserveridentity",
                "true",
                "mail.imap.starttls.enable",
                String.valueOf(settings.startTls()),
                "mail.imap.starttls.required",
                String.valueOf(settings.startTls())));
        return properties;
    }

    /** The mails that are neither read nor marked, oldest first. */
    List<IMAPMessage> unprocessed() throws MessagingException {
        SearchTerm wanted = new AndTerm(new FlagTerm(SEEN, false), new FlagTerm(new Flags(Flags.Flag.DELETED), false));
        if (keywords) {
            wanted = new AndTerm(wanted, new FlagTerm(new Flags(PROCESSED), false));
        }
        List<IMAPMessage> found = new ArrayList<>();
        for (Message message : folder.search(wanted)) {
            found.add((IMAPMessage) message);
        }
        return found;
    }

    /** Tells a mail from every other of this mailbox. */
    String id(IMAPMessage mail) throws MessagingException {
        return folder.getUIDValidity() + "/" + folder.getUID(mail);
    }

    /** Whether it is too large to be downloaded. */
    boolean isTooLarge(IMAPMessage mail) throws MessagingException {
        return mail.getSize() > settings.maxSize().toBytes();
    }

    /** The mail as it is, byte for byte; looking at it does not mark it as read. */
    byte[] content(IMAPMessage mail) throws MessagingException, IOException {
        mail.setPeek(true);
        ByteArrayOutputStream content = new ByteArrayOutputStream(Math.max(mail.getSize(), 1024));
        mail.writeTo(content);
        return content.toByteArray();
    }

    /** What stands above a mail that is too large. */
    byte[] heads(IMAPMessage mail) throws MessagingException {
        mail.setPeek(true);
        StringBuilder heads = new StringBuilder();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            heads.append(header.getName())
                    .append(": ")
                    .append(header.getValue())
                    .append("\r\n");
        }
        return heads.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Marks a mail whose data is safe with us. */
    void markProcessed(IMAPMessage mail) throws MessagingException {
        Flags flags = new Flags(SEEN);
        if (keywords) {
            flags.add(PROCESSED);
        }
        mail.setFlags(flags, true);
        String done = settings.doneFolder();
        if (done != null) {
            move(mail, done);
        }
    }

    private void move(IMAPMessage mail, String done) throws MessagingException {
        Folder target = store.getFolder(done);
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        Message[] one = {mail};
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(one, target);
        } else {
            folder.copyMessages(one, target);
            mail.setFlag(Flags.Flag.DELETED, true);
        }
    }

    @Override
    public void close() throws MessagingException {
        try {
            if (folder.isOpen()) {
                folder.close(settings.doneFolder() != null);
            }
        } finally {
            closeQuietly(store);
        }
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // it is gone already
        }
    }
}
