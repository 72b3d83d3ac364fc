package io.closedloop.mailbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How this node gets on with the mailbox; without one, well. */
@Component
public class MailboxState {

    private final ObjectProvider<MailPoller> poller;

    MailboxState(ObjectProvider<MailPoller> poller) {
        this.poller = poller;
    }

    /** Whether it could be read when last looked into. */
    public boolean isReachable() {
        MailPoller looking = poller.getIfAvailable();
        return looking == null || looking.isReachable();
    }

    /** How many mails in it could not be taken in. */
    public int failing() {
        MailPoller looking = poller.getIfAvailable();
        return looking == null ? 0 : looking.failing();
    }
}
