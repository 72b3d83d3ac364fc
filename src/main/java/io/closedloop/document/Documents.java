package io.closedloop.document;

import io.closedloop.refusal.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the documents of a requirement, whoever owns them. */
@Service
@Transactional(readOnly = true)
public class Documents {

    private final Map<String, DocumentSource> sources;
    private final DocumentText text;
    private final Refusals refusals;

    Documents(List<DocumentSource> sources, DocumentText text, Refusals refusals) {
        this.text = text;
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(DocumentSource::kind, source -> source));
        this.refusals = refusals;
    }

    /** A source of documents that have no items. */
    public static DocumentSource source(String kind, Function<String, List<Document>> versions) {
        return source(kind, (number, item) -> versions.apply(number));
    }

    /** A source of documents, by number and item. */
    public static DocumentSource source(String kind, BiFunction<String, @Nullable String, List<Document>> versions) {
        return new DocumentSource() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public List<Document> versions(String number, @Nullable String item) {
                return versions.apply(number, item);
            }
        };
    }

    /** All versions, oldest first; empty where the document was not written yet. */
    public List<Document> versions(String number, String kind, @Nullable String item) {
        DocumentSource source = sources.get(kind);
        if (source == null) {
            throw refusals.notFound("refusal.document.kind", kind);
        }
        return source.versions(number, item);
    }

    public List<Document> versions(String number, String kind) {
        return versions(number, kind, null);
    }

    /** The newest version. */
    public Optional<Document> latest(String number, String kind, @Nullable String item) {
        List<Document> versions = versions(number, kind, item);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    public Optional<Document> latest(String number, String kind) {
        return latest(number, kind, null);
    }

    /**
     * The newest version, or the one asked for.
     *
     * @throws io.closedloop.refusal.Refusal when there is none
     */
    public Document version(String number, String kind, @Nullable Integer version, @Nullable String item) {
        return versions(number, kind, item).stream()
                .filter(document -> version == null || document.version() == version)
                .reduce((first, second) -> second)
                .orElseThrow(() -> version == null
                        ? refusals.notFound("refusal.document.notWritten", kind, number)
                        : refusals.notFound("refusal.document.noVersion", kind, number, version));
    }

    /**
     * Two versions side by side.
     *
     * @param from null for the one before the other
     * @param to null for the newest
     * @throws io.closedloop.refusal.Refusal when one of them is not there
     */
    public Comparison compare(
            String number, String kind, @Nullable Integer from, @Nullable Integer to, Locale language) {
        Document after = version(number, kind, to, null);
        Document before = version(number, kind, from == null ? Integer.valueOf(after.version() - 1) : from, null);
        return Comparison.of(text.document(before, language), text.document(after, language));
    }

    /** The kinds of documents there are. */
    public List<String> kinds() {
        return sources.keySet().stream().sorted().toList();
    }
}
