package io.closedloop.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.engine.EngineSettings;
import io.closedloop.link.LinkSettings;
import io.closedloop.rendering.Pages;
import io.closedloop.staff.Names;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words an announcement as its receiver understands it, and signs it as the receiver checks it. */
@Component
class Wording {

    /** What every event of ours begins with. */
    private static final String TYPE = "io.closedloop.";

    private static final JsonFormat CLOUD_EVENT = new JsonFormat();

    /** What a program gets to know; no personal data of a customer. */
    record Data(String number, String text, List<String> recipients, String url) {}

    private final Pages pages;
    private final LinkSettings links;
    private final Names names;
    private final MessageSource texts;
    private final Locale language;
    private final ObjectMapper json;
    private final Clock clock;

    Wording(
            Pages pages,
            LinkSettings links,
            Names names,
            MessageSource texts,
            EngineSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.pages = pages;
        this.links = links;
        this.names = names;
        this.texts = texts;
        this.language = settings.language();
        this.json = json;
        this.clock = clock;
    }

    /** Signed as of now, so made anew whenever it is tried. */
    HttpRequest.Builder of(Webhook webhook, Announcement announcement) {
        return webhook.format() == Format.CLOUDEVENTS ? event(webhook, announcement) : chat(webhook, announcement);
    }

    private HttpRequest.Builder event(Webhook webhook, Announcement announcement) {
        Data data =
                new Data(announcement.number(), announcement.text(), announcement.recipients(), address(announcement));
        CloudEvent event = CloudEventBuilder.v1()
                .withId(announcement.id().toString())
                .withSource(links.publicUrl())
                .withType(TYPE + announcement.event())
                .withSubject(announcement.number())
                .withTime(announcement.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", JsonCloudEventData.wrap(json.valueToTree(data)))
                .build();
        String body = new String(CLOUD_EVENT.serialize(event), StandardCharsets.UTF_8);
        long now = clock.instant().getEpochSecond();
        try {
            String signature = new com.standardwebhooks.Webhook(Objects.requireNonNull(webhook.secret()))
                    .sign(announcement.id().toString(), now, body);
            return post(webhook.url(), body)
                    .header("Content-Type", JsonFormat.CONTENT_TYPE + "; charset=utf-8")
                    .header("webhook-id", announcement.id().toString())
                    .header("webhook-timestamp", String.valueOf(now))
                    .header("webhook-signature", signature);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder chat(Webhook webhook, Announcement announcement) {
        Instant now = clock.instant();
        String secret = webhook.secret();
        Map<String, Object> words = new HashMap<>();
        words.put("title", unmarked(announcement.text()));
        words.put("to", unmarked(text("webhook.to", recipients(announcement))));
        words.put("link", text("webhook.link"));
        words.put("url", address(announcement));
        URI url = webhook.url();
        if (secret != null && webhook.format() == Format.DINGTALK) {
            long millis = now.toEpochMilli();
            url = URI.create(url + (url.getQuery() == null ? "?" : "&") + "timestamp=" + millis + "&sign="
                    + URLEncoder.encode(sign(secret, millis + "\n" + secret), StandardCharsets.UTF_8));
        } else if (secret != null && webhook.format() == Format.FEISHU) {
            long seconds = now.getEpochSecond();
            words.put("timestamp", String.valueOf(seconds));
            words.put("sign", sign(seconds + "\n" + secret, ""));
        }
        return post(url, pages.json(webhook.format().template(), words, language))
                .header("Content-Type", "application/json; charset=utf-8");
    }

    private static HttpRequest.Builder post(URI url, String body) {
        return HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body));
    }

    private static String sign(String key, String content) {
        return Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(content));
    }

    /** Where colleagues find more; a customer's personal link is never announced. */
    private String address(Announcement announcement) {
        return announcement.event().equals("reportFrozen")
                ? links.address("/reports")
                : links.caseFile(announcement.number());
    }

    private String recipients(Announcement announcement) {
        return announcement.recipients().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(String recipient) {
        if (recipient.equals(Correspondence.CUSTOMER)) {
            return text("webhook.customer");
        }
        return names.of(recipient, language);
    }

    /** Without what chat systems take for links, calls to everybody, or emphasis. */
    private static String unmarked(String text) {
        return text.replace('<', '＜')
                .replace('>', '＞')
                .replace('[', '［')
                .replace(']', '］')
                .replace('*', '＊')
                .replace('`', '｀');
    }

    private String text(String key, Object... words) {
        return texts.getMessage(key, words, language);
    }
}
