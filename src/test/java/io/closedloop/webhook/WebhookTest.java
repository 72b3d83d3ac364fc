package io.closedloop.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.Receiver;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            Team chat, https://hooks.example/a, SLACK,       -,              -,           'Team chat, name: small letters, digits and hyphens'
            chat,      ftp://hooks.example/a,   SLACK,       -,              -,           'chat, url: an address that begins with https://'
            chat,      /robot/send,             SLACK,       -,              -,           'chat, url: an address that begins with https://'
            chat,      https://hooks.example/a, SLACK,       -,              planConfirm, 'chat, events: there are '
            program,   https://hooks.example/a, CLOUDEVENTS, -,              -,           'program, secret: whsec_ and 24 to 64 random bytes in Base64'
            program,   https://hooks.example/a, CLOUDEVENTS, hunter2,        -,           'program, secret: whsec_ and 24 to 64 random bytes in Base64'
            program,   https://hooks.example/a, CLOUDEVENTS, whsec_c2hvcnQ=, -,           'program, secret: whsec_ and 24 to 64 random bytes in Base64'
            program,   https://hooks.example/a, CLOUDEVENTS, whsec_?,        -,           'program, secret: whsec_ and 24 to 64 random bytes in Base64'
            """)
    void refusesASettingAtTheStart(
            String name, URI url, Format format, @Nullable String secret, @Nullable String event, String problem) {
        Webhook webhook = new Webhook(name, url, format, secret, event == null ? Set.of() : Set.of(event));

        assertThatThrownBy(() -> Webhook.check(List.of(webhook), Webhooks.EVENTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closedloop.webhooks, " + problem);
    }

    @Test
    void refusesTwoOfOneName() {
        Webhook webhook = new Webhook("chat", URI.create("https://hooks.example/a"), Format.SLACK, null, Set.of());

        assertThatThrownBy(() -> Webhook.check(List.of(webhook, webhook), Webhooks.EVENTS))
                .hasMessage("closedloop.webhooks, chat, name: it is there twice");
    }

    @Test
    void takesWhatIsRight() {
        URI url = URI.create("https://hooks.example/a");

        assertThatCode(() -> Webhook.check(
                        List.of(
                                new Webhook("chat", url, Format.WECOM, null, Set.of("escalated")),
                                new Webhook("program", url, Format.CLOUDEVENTS, Receiver.SECRET, Set.of())),
                        Webhooks.EVENTS))
                .doesNotThrowAnyException();
    }
}
