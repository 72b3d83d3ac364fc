package io.closedloop.customer;

import io.closedloop.correspondence.Contact;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.door.Allowances;
import io.closedloop.link.Link;
import io.closedloop.link.Links;
import io.closedloop.link.Secrets;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets customers in for a while who brought a personal link, and makes sure that they read its mails, if that is asked for. */
@Service
@Transactional
@EnableConfigurationProperties(CustomerSettings.class)
public class Visits {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int CODE_TRIES = 5;
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);

    /** Of each link in a day, at each node: whoever holds one that is not his has five guesses at each, of a million. */
    private static final int CODES = 10;

    private final VisitStore store;
    private final Links links;
    private final Correspondence correspondence;
    private final CustomerSettings settings;
    private final Refusals refusals;
    private final Clock clock;
    private final Allowances<Long> codes = new Allowances<>(CODES, Duration.ofDays(1));

    Visits(
            VisitStore store,
            Links links,
            Correspondence correspondence,
            CustomerSettings settings,
            Refusals refusals,
            Clock clock) {
        this.store = store;
        this.links = links;
        this.correspondence = correspondence;
        this.settings = settings;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Exchanges a personal link's token for a session of that one link.
     *
     * @return the session's secret; nobody can tell it again
     * @throws Refusal when the link does not open
     */
    public String begin(String token) {
        Link link = links.open(token);
        String secret = Secrets.next();
        Instant now = clock.instant();
        store.deleteExpired(now);
        store.insert(Secrets.hash(secret), link.id(), now.plus(settings.session()));
        return secret;
    }

    /**
     * The visit that a session's secret belongs to, going on for another while; empty when it is over.
     *
     * @throws Refusal when its link does not open any more
     */
    public Optional<Visit> of(@Nullable String secret) {
        if (secret == null) {
            return Optional.empty();
        }
        String id = Secrets.hash(secret);
        Instant now = clock.instant();
        return store.link(id, now).map(link -> {
            Link open = links.get(link);
            store.prolong(id, now.plus(settings.session()));
            return new Visit(id, open, DigestUtils.sha256Hex("form " + secret));
        });
    }

    /** The link as it is now. */
    @Transactional(readOnly = true)
    public Link link(Visit visit) {
        return links.get(visit.link().id());
    }

    /** Refuses a form that a page of another visit, or of somebody else, sent. */
    public void checkForm(Visit visit, @Nullable String token) {
        byte[] sent = (token == null ? "" : token).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(visit.formToken().getBytes(StandardCharsets.UTF_8), sent)) {
            throw refusals.forbidden("refusal.visit.form");
        }
    }

    /** Whether a code that is still good went out to this visit. */
    @Transactional(readOnly = true)
    public boolean hasCode(Visit visit) {
        return store.hasCode(visit.id(), clock.instant().minus(CODE_LIFETIME));
    }

    /**
     * Mails a code of six digits to the requirement's customer.
     *
     * @throws Refusal when nothing here is signed with one, when one went out a moment ago or too many did in a day, or
     *     the customer has no mail address
     */
    public void sendCode(Visit visit) {
        if (!settings.codeBeforeSignature()) {
            throw refusals.conflict("refusal.visit.codeNotAsked");
        }
        Link link = visit.link();
        store.lock(link.id());
        Instant now = clock.instant();
        if (store.hasCodeSince(link.id(), now.minus(BETWEEN_CODES))) {
            throw refusals.conflict("refusal.visit.codeTooSoon");
        }
        if (correspondence.contact(link.number()).map(Contact::address).isEmpty()) {
            throw refusals.conflict("refusal.visit.noAddress");
        }
        if (!codes.of(link.id()).tryConsume(1)) {
            throw refusals.conflict("refusal.visit.codesOver");
        }
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
        store.putCode(visit.id(), codeHash(visit, code), now);
        correspondence.tell(
                link.number(),
                Recipient.customer(),
                "signatureCode",
                code,
                link.ask().subject());
    }

    /**
     * Checks a code; every try counts, whatever becomes of the answer it came with.
     *
     * @throws Refusal when it is wrong, too old, or was tried too often
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void enterCode(Visit visit, @Nullable String code) {
        Instant now = clock.instant();
        if (store.codeEntered(visit.id(), now.minus(CODE_LIFETIME))) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw refusals.invalid("refusal.visit.codeMissing");
        }
        if (!store.tryCode(visit.id(), CODE_TRIES, now.minus(CODE_LIFETIME))) {
            throw refusals.invalid("refusal.visit.codeOver");
        }
        if (!store.enterCode(visit.id(), codeHash(visit, code.strip()), now)) {
            throw refusals.invalid("refusal.visit.codeWrong");
        }
    }

    /** @return false when the same form was taken before */
    boolean take(Visit visit, String key) {
        return store.take(visit.id(), DigestUtils.sha256Hex(key));
    }

    private static String codeHash(Visit visit, String code) {
        return DigestUtils.sha256Hex(visit.id() + " " + code);
    }
}
