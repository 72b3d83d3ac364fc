package io.closedloop.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
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
    void announcesWhateverIsToldByMailExceptCodes() throws IOException {
        Properties texts = new Properties();
        try (InputStream messages = getClass().getResourceAsStream("/messages.properties")) {
            texts.load(messages);
        }
        Set<String> told = texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mail.") && key.endsWith(".subject"))
                .map(key -> key.substring("mail.".length(), key.length() - ".subject".length()))
                .collect(Collectors.toSet());
        told.removeAll(Set.of("signatureCode", "digest"));

        assertThat(Webhooks.EVENTS).isEqualTo(told);
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
