package io.closedloop.correspondence;

import io.closedloop.engine.Apart;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Queues mails within the transaction that says something, and sends each in a step of its own. */
@Component
class Mails {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailStore store;
    private final MailComposer composer;
    private final CorrespondenceProcess process;
    private final MailSettings settings;
    private final Post post;
    private final Clock clock;
    private final Apart apart;

    Mails(
            MailStore store,
            MailComposer composer,
            CorrespondenceProcess process,
            MailSettings settings,
            Post post,
            Clock clock,
            Apart apart) {
        this.store = store;
        this.composer = composer;
        this.process = process;
        this.settings = settings;
        this.post = post;
        this.clock = clock;
        this.apart = apart;
    }

    /** Whether mails leave this installation at all. */
    boolean leave() {
        return post.carrier() != null;
    }

    /** Queues a mail; its process sends it. */
    void queue(
            Letter letter,
            String recipient,
            String name,
            String address,
            Locale language,
            String subject,
            String body) {
        Mail mail = new Mail(
                0,
                letter.number(),
                recipient,
                name,
                address,
                language,
                letter.event(),
                subject,
                body,
                letter.ask(),
                letter.document() == null ? null : letter.document().id(),
                letter.inReplyTo(),
                newMessageId(letter),
                clock.instant());
        process.mailQueued(letter.number(), store.insert(mail, MailState.QUEUED), subject);
    }

    /**
     * Sends a queued mail, unless it was sent. That it was is noted at once and for itself: whatever fails afterwards, it
     * is not sent again. Only a node that dies in the moment between makes a second copy, with the same Message-ID.
     */
    void send(long id) throws IOException, MessagingException {
        Carrier carrier = post.carrier();
        Optional<Mail> mail = store.find(id);
        if (mail.isEmpty() || store.isSent(id)) {
            return;
        }
        if (carrier == null) {
            throw new IllegalStateException("There is no mail server: set spring.mail.host or closedloop.mail.folder");
        }
        carrier.carry(composer.compose(mail.get()));
        apart.commit(() -> store.sent(id, clock.instant()));
    }

    /** The mail of ours with a Message-ID, which may stand in angle brackets or not. */
    Optional<SentMail> sent(String messageId) {
        String bare = messageId.strip().replaceAll("^<|>$", "");
        return store.find("<" + bare + ">")
                .map(mail -> new SentMail(mail.number(), mail.event(), mail.recipient(), mail.address(), mail.ask()));
    }

    private String newMessageId(Letter letter) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return "<%s.%s.%s@%s>"
                .formatted(
                        letter.number().replaceAll("[^A-Za-z0-9-]", "-"),
                        letter.event(),
                        HexFormat.of().formatHex(random),
                        settings.domain());
    }
}
