package io.closedloop.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.document.Sections.Row;
import io.closedloop.document.Sections.Section;
import io.closedloop.engine.Briefing;
import io.closedloop.engine.EngineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
                    .ifPresent(document -> sections(document).forEach(shownSections::add));
        }
        return json.valueToTree(shownSections);
    }

    private Stream<Section> sections(Document document) {
        WordedDocument worded = text.document(document, language);
        List<Row> rows = worded.rows().stream()
                .filter(WordedDocument.Row::isFilled)
                .map(row -> row(document, row))
                .toList();
        List<WordedDocument.Table> tables = worded.tables();
        Section first = new Section(
                text.heading(document, language), rows, tables.isEmpty() ? null : sections.table(tables.get(0)));
        return Stream.concat(
                Stream.of(first),
                tables.stream().skip(1).map(table -> new Section(table.label(), List.of(), sections.table(table))));
    }

    private static Row row(Document document, WordedDocument.Row row) {
        List<AttachmentRef.Linked> links =
                row.files().stream().map(file -> file.of(document.number())).toList();
        String markdown = links.isEmpty()
                ? Markdown.escape(row.value())
                : String.join(
                        "<br>",
                        links.stream()
                                .map(link -> "[" + Markdown.escape(link.name()) + "](" + link.href() + ")")
                                .toList());
        return new Row(row.label(), row.value(), markdown, links);
    }
}
