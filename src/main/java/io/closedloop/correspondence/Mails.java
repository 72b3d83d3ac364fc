package io.closedloop.correspondence;

import io.closedloop.engine.Apart;
import io.closedloop.engine.Outside;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Queues mails within the transaction that says something, and sends each in a step of its own. */
@Component
class Mails {

    private static final String DIGEST = "digest";

    /** How long a mail server may go on once nobody waits for it; what a node that died was sending waits as long. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailStore store;
    private final MailComposer composer;
    private final Preferences preferences;
    private final DigestItems items;
    private final DigestText digests;
    private final CorrespondenceProcess process;
    private final MailSettings settings;
    private final Post post;
    private final Clock clock;
    private final Apart apart;
    private final Outside outside;

    Mails(
            MailStore store,
            MailComposer composer,
            Preferences preferences,
            DigestItems items,
            DigestText digests,
            CorrespondenceProcess process,
            MailSettings settings,
            Post post,
            Clock clock,
            Apart apart,
            Outside outside) {
        this.store = store;
        this.composer = composer;
        this.preferences = preferences;
        this.items = items;
        this.digests = digests;
        this.process = process;
        this.settings = settings;
        this.post = post;
        this.clock = clock;
        this.apart = apart;
        this.outside = outside;
    }

    /** Whether mails leave this installation at all. */
    boolean leave() {
        return post.carrier() != null;
    }

    /** Queues a mail for its process to send, or keeps it for the recipient's digest. */
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
                newMessageId(letter.number(), letter.event()),
                clock.instant());
        if (!mail.isToCustomer() && DigestPolicy.collects(letter.event(), preferences.mails(recipient))) {
            store.insert(mail, MailState.COLLECTED);
        } else {
            process.mailQueued(letter.number(), store.insert(mail, MailState.QUEUED), subject);
        }
    }

    /** Queues one mail for everything collected for somebody, unless another node was faster. */
    void queueDigest(String user, String name, String address, Locale language) {
        Mail digest = new Mail(
                0,
                null,
                user,
                name,
                address,
                language,
                DIGEST,
                "",
                "",
                null,
                null,
                null,
                newMessageId(user, DIGEST),
                clock.instant());
        long id = store.insert(digest, MailState.QUEUED);
        if (items.moveInto(id, user) == 0) {
            store.delete(id);
        } else {
            process.mailQueued(DIGEST, id, digests.subject(items.of(id), language));
        }
    }

    /**
     * Sends a queued mail, unless it was sent, or is being sent at this moment. That it was is noted at once and for itself,
     * also after nobody waits for it any longer: whatever fails afterwards, it is not sent again. Only a node that dies in
     * the moment between makes a second copy, with the same Message-ID.
     *
     * @throws IOException when it is not known to be sent
     */
    void send(long id) throws IOException, MessagingException {
        Carrier carrier = post.carrier();
        Optional<Mail> mail = store.find(id);
        if (mail.isEmpty() || store.isSent(id)) {
            return;
        }
        if (store.isLeaving(id, clock.instant())) {
            throw new IOException("The mail server has not ended with mail " + id);
        }
        if (carrier == null) {
            throw new IllegalStateException("There is no mail server: set spring.mail.host or closedloop.mail.folder");
        }
        if (mail.get().isDigest()) {
            List<Mail> told = items.of(id);
            if (told.isEmpty()) {
                // everything was erased since
                store.delete(id);
                return;
            }
            carry(carrier, id, composer.compose(mail.get(), digests.of(mail.get(), told)));
        } else {
            carry(carrier, id, composer.compose(mail.get()));
        }
    }

    /** A server that is slow takes a mail long after we stopped to wait, and nothing calls it back then. */
    private void carry(Carrier carrier, long id, MimeMessage mail) throws IOException {
        outside.begin(
                "The mail server",
                () -> {
                    carrier.carry(mail);
                    apart.commit(() -> store.sent(id, clock.instant()));
                    return id;
                },
                () -> apart.commit(() -> store.leaving(id, clock.instant().plus(LONGEST))),
                () -> apart.commit(() -> store.leaving(id, null)));
    }

    /** The mail of ours with a Message-ID, which may stand in angle brackets or not. */
    Optional<SentMail> sent(String messageId) {
        String bare = messageId.strip().replaceAll("^<|>$", "");
        return store.find("<" + bare + ">")
                .map(mail -> new SentMail(mail.number(), mail.event(), mail.recipient(), mail.address(), mail.ask()));
    }

    private String newMessageId(String about, String event) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return "<%s.%s.%s@%s>"
                .formatted(
                        about.replaceAll("[^A-Za-z0-9-]", "-"),
                        event,
                        HexFormat.of().formatHex(random),
                        settings.domain());
    }
}
