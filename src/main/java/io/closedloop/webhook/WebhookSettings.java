package io.closedloop.webhook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param webhooks where it is announced what people are told */
@ConfigurationProperties("closedloop")
record WebhookSettings(@DefaultValue List<Webhook> webhooks) {}
