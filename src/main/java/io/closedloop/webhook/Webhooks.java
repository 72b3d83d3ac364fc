package io.closedloop.webhook;

import io.closedloop.correspondence.Recipient;
import io.closedloop.correspondence.Told;
import io.closedloop.engine.Apart;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.KeyChanged;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Keeps what is to be announced within the transaction that tells it, and posts each in a step of its own. */
@Service
@EnableConfigurationProperties(WebhookSettings.class)
class Webhooks {

    /** What is announced; a text {@code webhook.<event>} says each. A code for a signature is nobody else's business. */
    static final Set<String> EVENTS = Set.of(
            "requirementReceived",
            "requirementRegistered",
            "requirementRejected",
            "registrationCorrected",
            "requirementDeclined",
            "planToConfirm",
            "changeToApprove",
            "changeImplemented",
            "changeRejected",
            "readyForAcceptance",
            "requirementClosed",
            "requirementWithdrawn",
            "answerUnderstood",
            "taskAssigned",
            "reminder",
            "dailyProgress",
            "silentOwner",
            "escalated",
            "escalatedFurther",
            "reportFrozen",
            "deputyTasks",
            "tasksReturned",
            "tasksWithoutDeputy",
            "tasksHandedOver");

    private final List<Webhook> webhooks;
    private final Outbox outbox;
    private final WebhookProcess process;
    private final Poster poster;
    private final Apart apart;
    private final MessageSource texts;
    private final Locale language;

    Webhooks(
            WebhookSettings settings,
            Outbox outbox,
            WebhookProcess process,
            Poster poster,
            Apart apart,
            MessageSource texts,
            EngineSettings engine) {
        this.webhooks = settings.webhooks();
        this.outbox = outbox;
        this.process = process;
        this.poster = poster;
        this.apart = apart;
        this.texts = texts;
        this.language = engine.language();
        Webhook.check(webhooks, EVENTS);
    }

    @EventListener
    void on(Told told) {
        if (!EVENTS.contains(told.event())) {
            return;
        }
        UUID id = UUID.randomUUID();
        webhooks.stream().filter(webhook -> webhook.wants(told.event())).forEach(webhook -> {
            Announcement announcement = new Announcement(
                    id,
                    webhook.name(),
                    told.number(),
                    told.event(),
                    texts.getMessage("webhook." + told.event(), told.arguments().toArray(), language),
                    told.recipients().stream().map(Recipient::id).toList(),
                    told.at());
            process.announced(announcement, outbox.put(announcement));
        });
    }

    /**
     * Posts what waits, unless it was posted. That it was is noted at once and for itself, as with mails: only a node that
     * dies in the moment between posts a second copy, with the same id.
     */
    void post(long id) throws IOException {
        Optional<Announcement> found = outbox.find(id);
        if (found.isEmpty()) {
            return;
        }
        Announcement announcement = found.get();
        Webhook webhook = webhooks.stream()
                .filter(candidate -> candidate.name().equals(announcement.webhook()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("closedloop.webhooks has none named "
                        + announcement.webhook() + "; add it and retry, or cancel this instance"));
        poster.post(webhook, announcement);
        apart.commit(() -> outbox.delete(id));
    }

    @EventListener
    void on(KeyChanged event) {
        outbox.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        outbox.deleteOf(event.key());
    }
}
