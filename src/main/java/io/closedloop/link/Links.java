package io.closedloop.link;

import io.closedloop.engine.Apart;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes personal links, opens them, and closes them when their question is answered. */
@Service
@Transactional
@EnableConfigurationProperties(LinkSettings.class)
public class Links {

    private final LinkStore store;
    private final LinkSettings settings;
    private final Refusals refusals;
    private final Clock clock;
    private final Apart apart;

    Links(LinkStore store, LinkSettings settings, Refusals refusals, Clock clock, Apart apart) {
        this.store = store;
        this.settings = settings;
        this.refusals = refusals;
        this.clock = clock;
        this.apart = apart;
    }

    /**
     * Makes a link. It is committed at once, whatever becomes of the transaction around it: a mail that left cannot be
     * called back, and its link must open.
     *
     * @return its address; nobody can tell it again
     */
    public String issue(String number, Ask ask, String person, @Nullable String address, Locale language) {
        String token = Secrets.next();
        Instant now = clock.instant();
        apart.commit(() -> store.insert(
                Secrets.hash(token), number, ask, person, address, language, now, now.plus(settings.lifetime()), null));
        return settings.address("/c#" + token);
    }

    /**
     * Makes a link that a colleague hands over, in place of those that are open to the same question.
     *
     * @param by user id of the colleague
     */
    public IssuedLink reissue(String number, Ask ask, String person, Locale language, String by) {
        String token = Secrets.next();
        Instant now = clock.instant();
        store.revokeOpen(number, ask, now, by);
        String hash = Secrets.hash(token);
        store.insert(hash, number, ask, person, null, language, now, now.plus(settings.lifetime()), by);
        Link made = store.byToken(hash).orElseThrow();
        return new IssuedLink(LinkView.of(made, now), settings.address("/c#" + token));
    }

    /**
     * The link of a token; opening changes nothing.
     *
     * @throws io.closedloop.refusal.Refusal when there is none, or it expired or was revoked
     */
    @Transactional(readOnly = true)
    public Link open(String token) {
        return usable(store.byToken(Secrets.hash(token)).orElseThrow(() -> refusals.notFound("refusal.link.unknown")));
    }

    /** The same for a link that was opened before. */
    @Transactional(readOnly = true)
    public Link get(long id) {
        return usable(store.byId(id).orElseThrow(() -> refusals.notFound("refusal.link.unknown")));
    }

    private Link usable(Link link) {
        if (link.revokedAt() != null) {
            throw refusals.gone("refusal.link.revoked");
        }
        if (!clock.instant().isBefore(link.expiresAt())) {
            throw refusals.gone("refusal.link.expired");
        }
        return link;
    }

    /**
     * Takes the one answer that a question has.
     *
     * @param link the one it is answered through; null for an answer that came otherwise
     * @return false when one was taken before
     */
    public boolean claim(String number, Ask ask, @Nullable Long link) {
        return link == null ? !store.isClosed(number, ask) : store.close(link, clock.instant());
    }

    /** Closes every link about a document version: it was decided on, whichever way. */
    public void decided(String number, String kind, int version) {
        store.closeAbout(number, kind, version, clock.instant());
    }

    /**
     * Takes a link of a requirement back: it does not open any more.
     *
     * @param by user id of who does
     * @throws io.closedloop.refusal.Refusal when the requirement has no such link, or it was taken back before
     */
    public void revoke(String number, long id, String by) {
        if (store.byId(id).filter(link -> link.number().equals(number)).isEmpty()) {
            throw refusals.notFound("refusal.link.ofAnother", number);
        }
        if (!store.revoke(id, clock.instant(), by)) {
            throw refusals.conflict("refusal.link.revokedBefore");
        }
    }

    /** All links of a requirement, oldest first. */
    @Transactional(readOnly = true)
    public List<Link> of(String number) {
        return store.of(number);
    }

    @EventListener
    void on(KeyChanged event) {
        store.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        store.deleteOf(event.key());
    }
}
