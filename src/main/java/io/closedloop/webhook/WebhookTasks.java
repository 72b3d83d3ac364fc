package io.closedloop.webhook;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls to post an announcement. */
@Configuration(proxyBeanMethods = false)
class WebhookTasks {

    private final Webhooks webhooks;

    WebhookTasks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    JavaDelegate postAnnouncement() {
        return execution -> webhooks.post(((Number) execution.getVariable(WebhookProcess.ANNOUNCEMENT)).longValue());
    }
}
