package io.closedloop.mailbox;

import io.closedloop.document.Attachments;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.engine.Stint;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps mails as they come in, each once, and gives each to a process of its own. */
@Service
@Transactional
class IncomingMails {

    private final MailTable table;
    private final MailboxProcess process;
    private final Attachments attachments;
    private final MailboxSettings settings;
    private final Clock clock;

    IncomingMails(
            MailTable table, MailboxProcess process, Attachments attachments, MailboxSettings settings, Clock clock) {
        this.table = table;
        this.process = process;
        this.attachments = attachments;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean isKnown(RawMail mail) {
        return table.has(mail.digest());
    }

    /**
     * Keeps a mail and starts its process; both or neither.
     *
     * @return its id
     * @throws org.springframework.dao.DataIntegrityViolationException when it is known already, or somebody else takes
     *     it at this moment
     */
    long take(RawMail mail) {
        long id = table.insert(mail, clock.instant());
        process.mailReceived(id);
        return id;
    }

    /** Deletes mails that belong to no requirement and were kept long enough, unless somebody still has to handle them. */
    void deleteStrays() {
        Stint stint = Stint.begin(clock);
        for (long id : table.strays(clock.instant().minus(settings.strays()))) {
            if (stint.isOver()) {
                return;
            }
            if (!process.isRunning(id)) {
                attachments.forget(ReceivedMail.key(id));
                table.delete(id);
            }
        }
    }

    @EventListener
    void on(KeyChanged event) {
        table.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        for (ReceivedMail mail : table.of(event.key())) {
            process.mailErased(mail.id());
            attachments.forget(mail.key());
        }
        table.erase(event.key());
    }
}
