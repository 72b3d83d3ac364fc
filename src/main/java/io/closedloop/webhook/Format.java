package io.closedloop.webhook;

import com.standardwebhooks.Webhook;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a receiver understands. */
enum Format {
    /** CloudEvents 1.0 in JSON, signed as Standard Webhooks are: for programs. */
    CLOUDEVENTS,
    /** WeCom (企业微信), a group's robot. */
    WECOM("errcode"),
    /** DingTalk (钉钉), a group's robot. */
    DINGTALK("errcode"),
    /** Feishu (飞书) or Lark, a group's robot. */
    FEISHU("code"),
    SLACK,
    /** Microsoft Teams, by the workflow that posts to a channel when a request arrives. */
    TEAMS;

    private final List<String> resultFields;

    Format(String... resultFields) {
        this.resultFields = List.of(resultFields);
    }

    /** The field of an answer with status 200 that is other than 0 when the message was not taken, if there is one. */
    List<String> resultFields() {
        return resultFields;
    }

    /** The template of its messages, which an installation may replace. */
    String template() {
        return "webhook/" + name().toLowerCase(Locale.ROOT);
    }

    /** Why a secret cannot be used. */
    Optional<String> problemWith(@Nullable String secret) {
        if (this != CLOUDEVENTS) {
            return Optional.empty();
        }
        return secret == null || !isStrong(secret)
                ? Optional.of("whsec_ and 24 to 64 random bytes in Base64, such as of: openssl rand -base64 32")
                : Optional.empty();
    }

    /** As Standard Webhooks ask for. */
    private static boolean isStrong(String secret) {
        if (!secret.startsWith(Webhook.SECRET_PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(Webhook.SECRET_PREFIX.length())).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
