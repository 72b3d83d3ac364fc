package io.closedloop.customer;

import io.closedloop.document.Document;
import io.closedloop.document.Documents;
import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import io.closedloop.rendering.Renderings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents that customers are asked about. */
@Component
class AskedDocuments {

    private final Documents documents;
    private final Renderings renderings;

    AskedDocuments(Documents documents, Renderings renderings) {
        this.renderings = renderings;
        this.documents = documents;
    }

    /** The version asked about; empty where no document is. */
    Optional<Document> find(String number, Ask ask) {
        return versions(number, ask).stream()
                .filter(version -> isAsked(version, ask))
                .findFirst();
    }

    /** What a customer is asked about the newest version of a document, as it was sent; empty where it was not. */
    Optional<Ask> sent(Purpose purpose, String number, String subject, String kind) {
        return versions(number, new Ask(purpose, subject, kind, null, null)).stream()
                .reduce((first, second) -> second)
                .flatMap(newest -> renderings.sent(number, kind, newest.version()))
                .map(kept -> new Ask(purpose, subject, kind, kept.version(), kept.sha256()));
    }

    /** Whether no newer version took its place; who decides about one that was replaced decides about something else. */
    boolean isNewest(String number, Ask ask) {
        return ask.kind() == null
                || versions(number, ask).stream()
                        .reduce((first, second) -> second)
                        .filter(newest -> isAsked(newest, ask))
                        .isPresent();
    }

    private List<Document> versions(String number, Ask ask) {
        return ask.kind() == null
                ? List.of()
                : documents.versions(number, ask.kind(), ask.purpose() == Purpose.CHANGE ? ask.subject() : null);
    }

    private static boolean isAsked(Document document, Ask ask) {
        return Integer.valueOf(document.version()).equals(ask.version());
    }
}
