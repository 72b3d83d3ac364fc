package io.closedloop.correspondence;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.KeyChanged;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells customers and colleagues what happened and keeps what they were told. */
@Service
@Transactional
public class Correspondence {

    /** The recipient that stands for the requirement's customer. */
    public static final String CUSTOMER = "customer";

    private final Messages messages;
    private final MessageSource texts;
    private final Locale language;
    private final Clock clock;

    Correspondence(Messages messages, MessageSource texts, EngineSettings settings, Clock clock) {
        this.messages = messages;
        this.texts = texts;
        this.language = settings.language();
        this.clock = clock;
    }

    /**
     * Tells somebody something.
     *
     * @param recipient {@link #CUSTOMER}, a role's group id or a user id
     * @param event names the texts {@code mail.<event>.subject} and {@code mail.<event>.body}
     */
    public void tell(String number, String recipient, String event, Object... arguments) {
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        messages.save(new Message(
                number,
                recipient,
                texts.getMessage("mail." + event + ".subject", words, language),
                texts.getMessage("mail." + event + ".body", words, language),
                clock.instant()));
    }

    @EventListener
    void on(KeyChanged event) {
        messages.rename(event.from(), event.to());
    }

    @EventListener
    void on(CustomerErased event) {
        messages.erase(event.key(), event.marker());
    }

    /** Everything said about a requirement, oldest first. */
    @Transactional(readOnly = true)
    public List<Notification> about(String number) {
        return messages.findByNumberOrderById(number).stream()
                .map(Message::notification)
                .toList();
    }
}
