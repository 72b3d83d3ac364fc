package io.closedloop.document;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.engine.Fields;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words the fields of documents in a language, the same everywhere a document is shown. */
@Component
public class DocumentText {

    /** Stands where nothing is written. */
    static final String NOTHING = "-";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final CalendarSettings calendar;

    DocumentText(MessageSource messages, CalendarSettings calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    /** The title of a kind of document. */
    public String title(String kind, Locale locale) {
        return messages.getMessage("document." + kind, null, locale);
    }

    String heading(Document document, Locale locale) {
        return heading(document.kind(), document.number(), document.version(), locale);
    }

    private String heading(String kind, String number, int version, Locale locale) {
        return messages.getMessage(
                "document.heading", new Object[] {title(kind, locale), number, String.valueOf(version)}, locale);
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

    /** All that a document says. */
    public WordedDocument document(Document document, Locale locale) {
        List<WordedDocument.Row> rows = new ArrayList<>();
        List<WordedDocument.Table> tables = new ArrayList<>();
        Fields.of(document.content()).values().forEach((field, value) -> {
            if (isTable(value)) {
                tables.add(table(document.kind(), field, records(value), locale));
            } else {
                String label = label(document.kind(), field, locale);
                rows.add(new WordedDocument.Row(field, label, value(value, locale), attachments(value)));
            }
        });
        return new WordedDocument(
                document.kind(),
                title(document.kind(), locale),
                document.number(),
                document.version(),
                List.copyOf(rows),
                List.copyOf(tables));
    }

    /**
     * A list of records.
     *
     * @param kind of document whose titles of columns are meant
     * @param records at least one
     */
    public WordedDocument.Table table(String kind, String field, List<? extends Record> records, Locale locale) {
        List<RecordComponent> components = List.of(records.get(0).getClass().getRecordComponents());
        List<String> shown = components.stream()
                .filter(component -> !component.isAnnotationPresent(RowKey.class))
                .map(RecordComponent::getName)
                .toList();
        String key = components.stream()
                .filter(component -> component.isAnnotationPresent(RowKey.class))
                .map(RecordComponent::getName)
                .findFirst()
                .orElse(shown.get(0));
        List<Map<String, @Nullable Object>> values =
                records.stream().map(row -> Fields.of(row).values()).toList();
        return new WordedDocument.Table(
                field,
                label(kind, field, locale),
                shown,
                shown.stream().map(column -> label(kind, column, locale)).toList(),
                values.stream()
                        .map(row -> shown.stream()
                                .map(column -> value(row.get(column), locale))
                                .toList())
                        .toList(),
                values.stream().map(row -> String.valueOf(row.get(key))).toList());
    }

    private static List<Record> records(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(Record.class::cast).toList();
    }

    String value(@Nullable Object value, Locale locale) {
        if (value == null) {
            return NOTHING;
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
        if (value instanceof DocumentRef ref) {
            return heading(ref.kind(), ref.number(), ref.version(), locale);
        }
        if (value instanceof Boolean yes) {
            return String.valueOf(messages.getMessage("value." + yes, null, locale));
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? NOTHING
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
