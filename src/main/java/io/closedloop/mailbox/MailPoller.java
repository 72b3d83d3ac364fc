package io.closedloop.mailbox;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile boolean reachable = true;

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
            Set<String> seen = new HashSet<>();
            for (IMAPMessage mail : inbox.unprocessed()) {
                seen.add(take(inbox, mail));
            }
            // somebody may have taken it out of the mailbox by hand
            failing.retainAll(seen);
        } catch (MessagingException | RuntimeException e) {
            if (reachable) {
                LOG.warn("The mailbox of {} at {} cannot be read; we keep trying", settings.user(), settings.host(), e);
                reachable = false;
            }
        }
    }

    /** How many mails could not be taken in when last looked at. */
    int failing() {
        return failing.size();
    }

    boolean isReachable() {
        return reachable;
    }

    /** One mail that cannot be taken does not hold up the others. @return its id */
    private String take(Inbox inbox, IMAPMessage mail) throws MessagingException {
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
        return id;
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
