package io.closedloop.rendering;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.staff.Authors;
import io.closedloop.staff.Authors.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the documents of a requirement, with their versions and what was kept of them. */
@Service
@Transactional(readOnly = true)
public class Shelves {

    /** Their versions count things of their own, which have nothing to be compared with. */
    private static final Set<String> COUNTING = Set.of("change-request", "escalation", "weekly-sync");

    private final Documents documents;
    private final DocumentText text;
    private final KeptRenderings kept;
    private final Authors authors;

    Shelves(Documents documents, DocumentText text, KeptRenderings kept, Authors authors) {
        this.documents = documents;
        this.text = text;
        this.kept = kept;
        this.authors = authors;
    }

    /** In the order in which they came to be. */
    public List<Shelf> of(String number, Locale language) {
        List<KeptRendering> all = kept.of(number);
        Named named = authors.about(number, language);
        return documents.kinds().stream()
                .map(kind -> documents.versions(number, kind))
                .filter(versions -> !versions.isEmpty())
                .sorted(Comparator.comparing(versions -> versions.get(0).recordedAt()))
                .map(versions -> shelf(versions, all, named, language))
                .toList();
    }

    private Shelf shelf(List<Document> versions, List<KeptRendering> all, Named named, Locale language) {
        Document newest = versions.get(versions.size() - 1);
        List<Shelf.Volume> volumes = new ArrayList<>();
        for (int index = versions.size() - 1; index >= 0; index--) {
            Document document = versions.get(index);
            boolean comparable = index > 0 && !COUNTING.contains(document.kind());
            volumes.add(new Shelf.Volume(
                    document.version(),
                    document.recordedAt(),
                    named.by(document.recordedBy(), document.recordedAt()),
                    comparable ? versions.get(index - 1).version() : 0,
                    all.stream()
                            .filter(rendering -> rendering.kind().equals(document.kind())
                                    && rendering.version() == document.version())
                            .toList()));
        }
        boolean list = !text.document(newest, language).tables().isEmpty();
        return new Shelf(newest.kind(), text.title(newest.kind(), language), list, volumes);
    }
}
