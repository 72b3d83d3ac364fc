package io.closedloop.refusal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Words refusals in the language of the current user. */
@Component
public class Refusals {

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    /** The input breaks a rule. */
    public Refusal invalid(String key, Object... arguments) {
        return new Refusal(HttpStatus.BAD_REQUEST, text(key, arguments));
    }

    /** Several sentences about one input, one per line. */
    public Refusal invalid(Collection<String> sentences) {
        return new Refusal(HttpStatus.BAD_REQUEST, String.join("\n", sentences));
    }

    /** Several fields break rules; the refusal says so one sentence per line, and field by field. */
    public Refusal faulty(Collection<Fault> faults) {
        String sentences = faults.stream().map(Fault::sentence).distinct().collect(Collectors.joining("\n"));
        return new Refusal(HttpStatus.BAD_REQUEST, sentences, List.copyOf(faults));
    }

    /** A field breaks a rule, before a form is bound; the sentence is preceded by the field's label. */
    public Fault fault(String field, String key, Object... arguments) {
        return new Fault(field, text("refusal.field", label(field), text(key, arguments)));
    }

    /** The input is well formed, but cannot be acted upon together with what came before. */
    public Refusal unprocessable(String key, Object... arguments) {
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, text(key, arguments));
    }

    /** The input is larger than is read. */
    public Refusal tooLarge(String key, Object... arguments) {
        return new Refusal(HttpStatus.PAYLOAD_TOO_LARGE, text(key, arguments));
    }

    /** The caller took as much as there is for one within a while. */
    public Refusal tooMany(String key, Object... arguments) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, text(key, arguments));
    }

    /** The user may not do this. */
    public Refusal forbidden(String key, Object... arguments) {
        return new Refusal(HttpStatus.FORBIDDEN, text(key, arguments));
    }

    /** There is no such thing. */
    public Refusal notFound(String key, Object... arguments) {
        return new Refusal(HttpStatus.NOT_FOUND, text(key, arguments));
    }

    /** It was here once, and is not any more. */
    public Refusal gone(String key, Object... arguments) {
        return new Refusal(HttpStatus.GONE, text(key, arguments));
    }

    /** Somebody was faster, or the state does not allow it any more. */
    public Refusal conflict(String key, Object... arguments) {
        return new Refusal(HttpStatus.CONFLICT, text(key, arguments));
    }

    /** It cannot be done before somebody mends the installation, or it has too much to do at the moment. */
    public Refusal unavailable(String key, Object... arguments) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, text(key, arguments));
    }

    /** The finished sentence for a message key. */
    public String text(String key, Object... arguments) {
        // numbers go in as text: 2024 must not become 2,024
        Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
        return messages.getMessage(key, words, locale());
    }

    /** The label of a form field. */
    public String label(String field) {
        return messages.getMessage("field." + field, null, field, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
