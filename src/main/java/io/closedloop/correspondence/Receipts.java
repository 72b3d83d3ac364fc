package io.closedloop.correspondence;

import io.closedloop.door.Allowances;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts the receipts an address gets. Whoever enters a requirement names any address he likes, whose owner has asked for
 * nothing: we let nobody fill his mailbox by us.
 */
@Component
class Receipts {

    /** What a receipt of a new requirement is called. */
    static final String EVENT = "requirementReceived";

    private final Allowances<String> mailboxes;

    Receipts(MailSettings settings) {
        this.mailboxes = new Allowances<>(settings.receipts(), Duration.ofHours(1));
    }

    /** Whether one more may go there. */
    boolean admit(String address) {
        return mailboxes.of(mailbox(address)).tryConsume(1);
    }

    /** {@code wang+1} and {@code wang+2} are read by the same person. */
    private static String mailbox(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }
}
