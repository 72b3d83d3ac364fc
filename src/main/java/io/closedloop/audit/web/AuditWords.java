package io.closedloop.audit.web;

import io.closedloop.audit.AuditEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Says what was done in the reader's language; what has no words of its own is shown as it is. */
final class AuditWords {

    private AuditWords() {}

    static String of(AuditEntry entry, Map<String, String> tasks, MessageSource messages, Locale locale) {
        List<String> operations = entry.operations();
        String own = messages.getMessage(key(entry.action()), null, "", locale);
        return Stream.concat(
                        Stream.of(own).filter(word -> own != null && !own.isEmpty()),
                        operations.stream().map(operation -> operation(operation, tasks, messages, locale)))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), words -> words.isEmpty() ? entry.action() : words));
    }

    /** {@code POST /requirements/{number}/dossier/hold} is {@code audit.did.POST.requirements.number.dossier.hold}. */
    static String key(String action) {
        return "audit.did." + action.replaceAll("[^A-Za-z0-9]+", ".").replaceAll("\\.$", "");
    }

    private static String operation(
            String operation, Map<String, String> tasks, MessageSource messages, Locale locale) {
        List<String> words = List.of(operation.split(" "));
        String verb = word("audit.operation.", words.get(0), messages, locale);
        String concerned = words.stream()
                .filter(word -> word.contains("="))
                .map(word -> property(word, messages, locale))
                .collect(Collectors.joining(", "));
        if (words.size() > 2 && !words.get(2).contains("=")) {
            return verb + ": " + tasks.getOrDefault(words.get(2), words.get(2))
                    + (concerned.isEmpty() ? "" : " (" + concerned + ")");
        }
        return verb
                + (words.size() > 1 ? " (" + word("audit.entity.", words.get(1), messages, locale) + ")" : "")
                + (concerned.isEmpty() ? "" : ": " + concerned);
    }

    private static String property(String said, MessageSource messages, Locale locale) {
        String[] parts = said.split("=", 2);
        return word("audit.property.", parts[0], messages, locale) + "=" + parts[1];
    }

    private static String word(String kind, String name, MessageSource messages, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(kind + name, null, name, locale));
    }
}
