package io.closedloop.archive;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.EngineSettings;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Has every capability forget a customer, within the transaction that says why. */
@Component
class Forgetting {

    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Locale language;

    Forgetting(ApplicationEventPublisher events, MessageSource messages, EngineSettings settings) {
        this.events = events;
        this.messages = messages;
        this.language = settings.language();
    }

    /** @param key business key of the requirement */
    void customerOf(String key) {
        events.publishEvent(new CustomerErased(key, messages.getMessage("dossier.erasedMarker", null, language)));
    }
}
