package io.closedloop.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something to post to one webhook.
 *
 * @param id the same however often it is tried, and at every webhook, so that a second copy is known as one
 * @param text what happened, in words that name no customer
 * @param recipients of what was said: roles, user ids or {@code customer}
 */
record Announcement(
        UUID id, String webhook, String number, String event, String text, List<String> recipients, Instant at) {}
