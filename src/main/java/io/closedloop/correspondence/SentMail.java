package io.closedloop.correspondence;

import io.closedloop.link.Ask;
import org.jspecify.annotations.Nullable;

/**
 * A mail of ours, as somebody answers to it.
 *
 * @param number of the requirement; null for a digest
 * @param recipient {@link Correspondence#CUSTOMER} or a user id
 * @param address it went to
 * @param ask what it asked
 */
public record SentMail(
        @Nullable String number,
        String event,
        String recipient,
        String address,
        @Nullable Ask ask) {}
