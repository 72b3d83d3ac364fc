package io.closedloop.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal link as the case file shows it: everything but its token, which nobody knows.
 *
 * @param issuedBy user id of who handed it over; null where a mail carried it
 * @param revokedBy user id; null where nobody did
 */
public record LinkView(
        long id,
        Purpose purpose,
        String subject,
        @Nullable String kind,
        @Nullable Integer version,
        String person,
        @Nullable String address,
        LinkState state,
        Instant createdAt,
        @Nullable String issuedBy,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    static LinkView of(Link link, Instant now) {
        Ask ask = link.ask();
        return new LinkView(
                link.id(),
                ask.purpose(),
                ask.subject(),
                ask.kind(),
                ask.version(),
                link.person(),
                link.address(),
                link.state(now),
                link.createdAt(),
                link.issuedBy(),
                link.expiresAt(),
                link.answeredAt(),
                link.revokedAt(),
                link.revokedBy());
    }

    /** Whether it still opens, so that there is something to take back. */
    public boolean opens() {
        return state == LinkState.OPEN || state == LinkState.ANSWERED;
    }
}
