package io.closedloop.document;

import io.closedloop.calendar.CalendarSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words the fields of documents in a language, the same everywhere a document is shown. */
@Component
class DocumentText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final CalendarSettings calendar;

    DocumentText(MessageSource messages, CalendarSettings calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    String title(String kind, Locale locale) {
        return messages.getMessage("document." + kind, null, locale);
    }

    String heading(Document document, Locale locale) {
        return messages.getMessage(
                "document.heading",
                new Object[] {title(document.kind(), locale), document.number(), String.valueOf(document.version())},
                locale);
    }

    String label(String kind, String field, Locale locale) {
        String common = messages.getMessage("field." + field, null, field, locale);
        return String.valueOf(messages.getMessage("document." + kind + "." + field, null, common, locale));
    }

    static boolean isTable(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.get(0) instanceof Record first
                && !(first instanceof AttachmentRef);
    }

    String value(@Nullable Object value, Locale locale) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Enum<?> constant) {
            return String.valueOf(messages.getMessage("value." + constant.name(), null, constant.name(), locale));
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Instant instant) {
            return TIME.format(instant.atZone(calendar.zone()));
        }
        if (value instanceof AttachmentRef attachment) {
            return attachment.name();
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "-"
                    : list.stream().map(item -> value(item, locale)).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    static List<AttachmentRef> attachments(@Nullable Object value) {
        if (value instanceof AttachmentRef single) {
            return List.of(single);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(AttachmentRef.class::isInstance)
                        .map(AttachmentRef.class::cast)
                        .toList()
                : List.of();
    }
}
