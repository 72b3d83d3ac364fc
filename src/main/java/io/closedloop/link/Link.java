package io.closedloop.link;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A personal link: bound to one requirement, one purpose, one document version and one person.
 *
 * @param person name of the one it was made for
 * @param address mail address it was sent to; null where it was handed over otherwise
 * @param answeredAt when the question was answered, whichever way; null while it is open
 * @param issuedBy user id of who handed it over; null where a mail carried it
 * @param revokedBy user id of who took it back
 */
public record Link(
        long id,
        String number,
        Ask ask,
        String person,
        @Nullable String address,
        Locale language,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable Instant revokedAt,
        @Nullable String issuedBy,
        @Nullable String revokedBy) {

    /** Whether an answer through it would still count. */
    public boolean isOpen(Instant now) {
        return state(now) == LinkState.OPEN;
    }

    LinkState state(Instant now) {
        if (revokedAt != null) {
            return LinkState.REVOKED;
        }
        if (!now.isBefore(expiresAt)) {
            return LinkState.EXPIRED;
        }
        return answeredAt == null ? LinkState.OPEN : LinkState.ANSWERED;
    }
}
