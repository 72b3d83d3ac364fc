package io.closedloop.customer;

import io.closedloop.link.Link;

/**
 * A customer at the page behind a personal link.
 *
 * @param id the hash that the session is known by
 * @param formToken that the page's own forms carry
 */
public record Visit(String id, Link link, String formToken) {}
