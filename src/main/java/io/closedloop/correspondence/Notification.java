package io.closedloop.correspondence;

import java.time.Instant;

/**
 * A record that somebody was told something.
 *
 * @param recipient {@link Correspondence#CUSTOMER}, a role's group id or a user id
 */
public record Notification(String recipient, String subject, String body, Instant toldAt) {}
