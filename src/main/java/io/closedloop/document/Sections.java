package io.closedloop.document;

import io.closedloop.engine.EngineSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words records as task forms show them, read-only: in the installation's language and as documents call things. */
@Component
public class Sections {

    /** A field; the markdown is the value with every character of markup escaped, links to files included. */
    public record Row(String label, String value, String markdown, List<AttachmentRef.Linked> links) {}

    public record Table(List<String> columns, List<List<String>> rows, String markdown) {}

    public record Section(
            String title, List<Row> rows, @Nullable Table table) {}

    private final DocumentText text;
    private final MessageSource messages;
    private final Locale language;

    Sections(DocumentText text, MessageSource messages, EngineSettings settings) {
        this.text = text;
        this.messages = messages;
        this.language = settings.language();
    }

    /**
     * A table under a title.
     *
     * @param title key of the title's text
     * @param records rows; without any, the title says it all
     */
    public Section table(String title, List<Object> arguments, String kind, List<? extends Record> records) {
        String words = messages.getMessage(
                title,
                arguments.stream()
                        .map(argument -> text.value(argument, language))
                        .toArray(),
                language);
        return new Section(words, List.of(), records.isEmpty() ? null : table(kind, records));
    }

    /** @param kind of the document the records are of; its own labels come before the general ones */
    Table table(String kind, List<? extends Record> records) {
        return table(text.table(kind, kind, records, language));
    }

    Table table(WordedDocument.Table worded) {
        return new Table(worded.columns(), worded.rows(), Markdown.table(worded.columns(), worded.rows()));
    }
}
