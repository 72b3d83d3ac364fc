package io.closedloop.correspondence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a requirement, as the case file shows it.
 *
 * @param recipient {@link Correspondence#CUSTOMER} or a user id
 * @param name of the recipient
 * @param sentAt null while it waits; of what went into a digest, when that was sent
 */
public record MailView(
        String recipient,
        String name,
        String address,
        String event,
        String subject,
        MailState state,
        Instant createdAt,
        @Nullable Instant sentAt) {}
