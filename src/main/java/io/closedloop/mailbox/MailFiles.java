package io.closedloop.mailbox;

import io.closedloop.document.Attachment;
import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentSettings;
import io.closedloop.document.Attachments;
import io.closedloop.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Stores the files of a mail, and the mail itself; what may not be kept is named. */
@Component
class MailFiles {

    /**
     * What was stored.
     *
     * @param files those of the mail
     * @param mail the mail itself, as it came
     * @param notes what was not stored and why, a sentence each
     */
    record Stored(List<AttachmentRef> files, AttachmentRef mail, List<String> notes) {

        /** The files with the mail itself as the last. */
        List<AttachmentRef> all() {
            List<AttachmentRef> all = new ArrayList<>(files);
            all.add(mail);
            return all;
        }
    }

    private final MailTable table;
    private final Attachments attachments;
    private final AttachmentSettings settings;
    private final MessageSource texts;

    MailFiles(MailTable table, Attachments attachments, AttachmentSettings settings, MessageSource texts) {
        this.table = table;
        this.attachments = attachments;
        this.settings = settings;
        this.texts = texts;
    }

    /** @param by who is named as having sent them */
    Stored store(ReceivedMail received, MailOpener.Opened opened, String by, Locale language) {
        List<AttachmentRef> stored = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (MailFile file : opened.mail().files()) {
            if (stored.size() >= settings.maxFiles() - 1) {
                notes.add(text("mailbox.notKept.tooMany", language, file.name()));
                continue;
            }
            try {
                stored.add(attachments
                        .store(file.name(), new ByteArrayInputStream(file.content()), by)
                        .ref());
            } catch (Refusal refusal) {
                notes.add(text("mailbox.notKept", language, file.name(), refusal.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        opened.mail().left().forEach(left -> notes.add(text("mailbox.notRead", language)));
        if (!received.whole()) {
            notes.add(text("mailbox.tooLarge", language, received.size() / 1_000_000));
        }
        Attachment whole = attachments.storeWhole(received.key() + ".eml", "message/rfc822", opened.raw(), by);
        return new Stored(List.copyOf(stored), whole.ref(), List.copyOf(notes));
    }

    /** The same files, now belonging to a requirement, or to the mail as long as there is none. */
    void keep(Stored stored, ReceivedMail received, String owner) {
        table.keepFiles(received.id(), attachments.keep(stored.all(), owner));
    }

    private String text(String key, Locale language, Object... arguments) {
        return texts.getMessage(key, arguments, language);
    }
}
