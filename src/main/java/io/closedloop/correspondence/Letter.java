package io.closedloop.correspondence;

import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.KeptRendering;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell about a requirement.
 *
 * @param event names the texts {@code mail.<event>.subject} and {@code mail.<event>.body}
 * @param arguments of the texts
 * @param ask what a customer is asked, or shown; each gets a personal link to it
 * @param document that goes along
 * @param inReplyTo Message-ID of the mail that this one answers
 */
public record Letter(
        String number,
        String event,
        List<String> arguments,
        List<Recipient> recipients,
        @Nullable Ask ask,
        @Nullable KeptRendering document,
        @Nullable String inReplyTo) {

    public static Letter about(String number, String event, Object... arguments) {
        List<String> words = Arrays.stream(arguments).map(String::valueOf).toList();
        return new Letter(number, event, words, List.of(), null, null, null);
    }

    public Letter toCustomer() {
        return to(List.of(Recipient.customer()));
    }

    public Letter to(List<Recipient> recipients) {
        return new Letter(number, event, arguments, recipients, ask, document, inReplyTo);
    }

    /** Along goes a document as it was sent or signed. */
    public Letter with(@Nullable KeptRendering document) {
        return new Letter(number, event, arguments, recipients, ask, document, inReplyTo);
    }

    /** Asks the customer about exactly the document that goes along. */
    public Letter asking(Purpose purpose, String subject, KeptRendering document) {
        Ask about = new Ask(purpose, subject, document.kind(), document.version(), document.sha256());
        return asking(about).with(document);
    }

    public Letter asking(Ask ask) {
        return new Letter(number, event, arguments, recipients, ask, document, inReplyTo);
    }

    /** The same for colleagues: the link is the customer's alone. */
    Letter withoutLink() {
        return new Letter(number, event, arguments, recipients, null, document, inReplyTo);
    }

    public Letter answering(String messageId) {
        return new Letter(number, event, arguments, recipients, ask, document, messageId);
    }
}
