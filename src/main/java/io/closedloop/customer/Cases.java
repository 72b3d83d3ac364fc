package io.closedloop.customer;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.document.WordedDocument;
import io.closedloop.engine.Fields;
import io.closedloop.evidence.Evidences;
import io.closedloop.link.Ask;
import io.closedloop.link.Link;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a customer exactly what a personal link is about, and what became of it. */
@Service
@Transactional(readOnly = true)
public class Cases {

    private static final String DELIVERABLES = "deliverables-list";

    private final Registration registration;
    private final Documents documents;
    private final DocumentText words;
    private final Renderings renderings;
    private final Refusals refusals;
    private final Clock clock;

    Cases(
            Registration registration,
            Documents documents,
            DocumentText words,
            Renderings renderings,
            Refusals refusals,
            Clock clock) {
        this.registration = registration;
        this.documents = documents;
        this.words = words;
        this.renderings = renderings;
        this.refusals = refusals;
        this.clock = clock;
    }

    public CaseView of(Link link) {
        Ask ask = link.ask();
        Optional<Document> document = document(link);
        Optional<KeptRendering> sent = sent(link);
        boolean open = link.isOpen(clock.instant()) && isNewest(link);
        return new CaseView(
                link.number(),
                requirement(link.number()).description(),
                sent.orElse(null),
                sent.flatMap(kept -> document.filter(says -> saysTheSame(says, kept))
                                .map(says -> words.document(says, kept.language())))
                        .orElse(null),
                ask.purpose() == Purpose.ACCEPTANCE ? deliverables(link) : List.of(),
                open ? Decision.to(ask.purpose()) : List.of(),
                recorded(link));
    }

    /** The document to decide on exactly as it was sent. */
    public byte[] content(Link link) {
        return sent(link).map(renderings::content).orElseThrow(() -> refusals.notFound("refusal.visit.noDocument"));
    }

    /** Whether what was sent is still what is awaited an answer to. */
    private boolean isNewest(Link link) {
        Ask ask = link.ask();
        return ask.kind() == null
                || documents
                        .latest(link.number(), ask.kind(), item(ask))
                        .filter(newest -> ask.version() != null && newest.version() == ask.version())
                        .isPresent();
    }

    private RequirementSummary requirement(String number) {
        return registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
    }

    private Optional<Document> document(Link link) {
        Ask ask = link.ask();
        return ask.kind() == null || ask.version() == null
                ? Optional.empty()
                : documents.versions(link.number(), ask.kind(), item(ask)).stream()
                        .filter(version -> version.version() == ask.version())
                        .findFirst();
    }

    private Optional<KeptRendering> sent(Link link) {
        return renderings.kept(link.number()).stream()
                .filter(kept -> kept.kind().equals(link.ask().kind())
                        && kept.sha256().equals(link.ask().sha256()))
                .findFirst();
    }

    private boolean saysTheSame(Document document, KeptRendering kept) {
        return renderings
                .kept(document, kept.language())
                .filter(now -> now.sha256().equals(kept.sha256()))
                .isPresent();
    }

    private List<String> deliverables(Link link) {
        return documents.versions(link.number(), DELIVERABLES).stream()
                .filter(list -> link.ask().version() != null
                        && list.version() == link.ask().version())
                .flatMap(list -> words.document(list, link.language()).tables().stream())
                .filter(table -> table.field().equals("deliverables"))
                .flatMap(table -> table.rows().stream().map(row -> title(table, row)))
                .toList();
    }

    private static String title(WordedDocument.Table table, List<String> row) {
        String version = row.get(table.fields().indexOf("version"));
        return row.get(table.fields().indexOf("name")) + (version.equals("-") ? "" : version);
    }

    private CaseView.@Nullable Recorded recorded(Link link) {
        Ask ask = link.ask();
        if (ask.kind() == null || ask.version() == null) {
            return null;
        }
        DocumentRef shown = new DocumentRef(ask.kind(), link.number(), ask.version());
        return documents.versions(link.number(), Evidences.KIND).stream()
                .map(evidence -> Fields.of(evidence.content()).values())
                .filter(evidence -> shown.equals(evidence.get("shownDocument")))
                .reduce((first, second) -> second)
                .map(evidence -> recorded(evidence, link))
                .orElse(null);
    }

    private static CaseView.Recorded recorded(Map<String, @Nullable Object> evidence, Link link) {
        return new CaseView.Recorded(
                String.valueOf(evidence.get("decision")),
                (String) evidence.get("givenBy"),
                (LocalDate) evidence.get("givenOn"),
                (String) evidence.get("comment"),
                Long.valueOf(link.id()).equals(evidence.get("link")));
    }

    private static @Nullable String item(Ask ask) {
        return ask.purpose() == Purpose.CHANGE ? ask.subject() : null;
    }
}
