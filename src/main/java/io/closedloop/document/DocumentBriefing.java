package io.closedloop.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.document.Sections.Row;
import io.closedloop.document.Sections.Section;
import io.closedloop.document.Sections.Table;
import io.closedloop.engine.Briefing;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the newest versions of the documents that a task asks for. */
@Component
class DocumentBriefing implements Briefing {

    private static final Pattern SHOWN = Pattern.compile("([a-z-]+)(?:\\((\\w+)\\))?");

    private final Documents documents;
    private final DocumentText text;
    private final Sections sections;
    private final Locale language;
    private final ObjectMapper json;

    DocumentBriefing(
            Documents documents, DocumentText text, Sections sections, EngineSettings settings, ObjectMapper json) {
        this.documents = documents;
        this.text = text;
        this.sections = sections;
        this.language = settings.language();
        this.json = json;
    }

    @Override
    public JsonNode of(String key, List<String> shown, Function<String, @Nullable Object> variables) {
        List<Section> shownSections = new ArrayList<>();
        for (String name : shown) {
            Matcher matcher = SHOWN.matcher(name);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Not a document kind: " + name);
            }
            String variable = matcher.group(2);
            Object item = variable == null ? null : variables.apply(variable);
            documents
                    .latest(key, matcher.group(1), item == null ? null : item.toString())
                    .map(this::section)
                    .ifPresent(shownSections::add);
        }
        return json.valueToTree(shownSections);
    }

    private Section section(Document document) {
        List<Row> rows = new ArrayList<>();
        Table[] table = new Table[1];
        Fields.of(document.content()).values().forEach((field, value) -> {
            if (DocumentText.isTable(value)) {
                table[0] = sections.table(
                        document.kind(),
                        ((List<?>) Objects.requireNonNull(value))
                                .stream().map(Record.class::cast).toList());
            } else if (value != null && !List.of().equals(value)) {
                rows.add(row(document, field, value));
            }
        });
        return new Section(text.heading(document, language), rows, table[0]);
    }

    private Row row(Document document, String field, @Nullable Object value) {
        String shown = text.value(value, language);
        List<AttachmentRef.Linked> links = DocumentText.attachments(value).stream()
                .map(attachment -> attachment.of(document.number()))
                .toList();
        String markdown = links.isEmpty()
                ? Markdown.escape(shown)
                : String.join(
                        "<br>",
                        links.stream()
                                .map(link -> "[" + Markdown.escape(link.name()) + "](" + link.href() + ")")
                                .toList());
        return new Row(text.label(document.kind(), field, language), shown, markdown, links);
    }
}
