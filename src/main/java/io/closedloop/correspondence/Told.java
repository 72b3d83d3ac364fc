package io.closedloop.correspondence;

import java.time.Instant;
import java.util.List;

/**
 * Something was told about a requirement; published within the transaction that tells it.
 *
 * @param event as in {@code mail.<event>.subject}
 * @param subject in the installation's language
 * @param recipients {@link Correspondence#CUSTOMER}, role's group ids or user ids
 */
public record Told(String number, String event, String subject, String body, List<String> recipients, Instant at) {}
