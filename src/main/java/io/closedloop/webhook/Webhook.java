package io.closedloop.webhook;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Somewhere that wants to know. Its address is a secret where a chat system made it, so nothing shows it.
 *
 * @param name by which it is known in Cockpit; it must not change while something waits to be posted
 * @param secret the receiver's: needed for {@link Format#CLOUDEVENTS}, and for DingTalk and Feishu where they sign
 * @param events announced; none named means every one
 */
record Webhook(
        String name,
        URI url,
        @DefaultValue("CLOUDEVENTS") Format format,
        @Nullable String secret,
        @DefaultValue Set<String> events) {

    /** @throws IllegalStateException which setting is wrong, and how to mend it */
    static void check(List<Webhook> webhooks, Set<String> known) {
        Set<String> names = new HashSet<>();
        for (Webhook webhook : webhooks) {
            webhook.require(webhook.name.matches("[a-z0-9][a-z0-9-]{0,39}"), "name: small letters, digits and hyphens");
            webhook.require(names.add(webhook.name), "name: it is there twice");
            webhook.require(
                    ("https".equals(webhook.url.getScheme()) || "http".equals(webhook.url.getScheme()))
                            && webhook.url.getHost() != null,
                    "url: an address that begins with https://");
            webhook.require(known.containsAll(webhook.events), "events: there are " + known);
            webhook.format
                    .problemWith(webhook.secret)
                    .ifPresent(problem -> webhook.require(false, "secret: " + problem));
        }
    }

    private void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalStateException("closedloop.webhooks, " + name + ", " + rule);
        }
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }

    /** Without address and secret. */
    @Override
    public String toString() {
        return "Webhook " + name;
    }
}
