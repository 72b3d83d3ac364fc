package io.closedloop.mailbox;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Looks for new mails. A mail is marked on the server only after its data is committed here: killed before, it is taken
 * again; killed between, it is recognised as known and only marked.
 */
class MailPoller {

    private static final Logger LOG = LoggerFactory.getLogger(MailPoller.class);

    private final MailboxSettings settings;
    private final IncomingMails mails;
    private final Set<String> failing = new HashSet<>();
    private boolean reachable = true;

    MailPoller(MailboxSettings settings, IncomingMails mails) {
        this.settings = settings;
        this.mails = mails;
    }

    /** Takes in what is there; never throws, since the next look may succeed. */
    void poll() {
        try (Inbox inbox = Inbox.open(settings)) {
            if (!reachable) {
                LOG.info("The mailbox of {} at {} is reachable again", settings.user(), settings.host());
                reachable = true;
            }
            for (IMAPMessage mail : inbox.unprocessed()) {
                take(inbox, mail);
            }
        } catch (MessagingException | RuntimeException e) {
            if (reachable) {
                LOG.warn("The mailbox of {} at {} cannot be read; we keep trying", settings.user(), settings.host(), e);
                reachable = false;
            }
        }
    }

    /** One mail that cannot be taken does not hold up the others. */
    private void take(Inbox inbox, IMAPMessage mail) throws MessagingException {
        String id = "";
        try {
            id = inbox.id(mail);
            boolean whole = !inbox.isTooLarge(mail);
            takeOnce(new RawMail(whole ? inbox.content(mail) : inbox.heads(mail), whole, mail.getSize()));
            inbox.markProcessed(mail);
            failing.remove(id);
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessageRemovedException e) {
            LOG.debug("Somebody else took the mail {}", id);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (failing.add(id)) {
                LOG.error("The mail {} of {} could not be taken in; we keep trying", id, settings.user(), e);
            }
        }
    }

    private void takeOnce(RawMail mail) {
        if (mails.isKnown(mail)) {
            return;
        }
        try {
            mails.take(mail);
        } catch (DataIntegrityViolationException e) {
            // another node was faster, or there is a real problem
            if (!mails.isKnown(mail)) {
                throw e;
            }
        }
    }
}
