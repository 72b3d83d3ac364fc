package io.closedloop.customer;

import io.closedloop.delivery.Delivery;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.DocumentText;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a customer exactly what a personal link is about, and what became of it. */
@Service
@Transactional(readOnly = true)
public class Cases {

    private final Registration registration;
    private final AskedDocuments asked;
    private final Delivery delivery;
    private final Evidences evidences;
    private final DocumentText words;
    private final Renderings renderings;
    private final Refusals refusals;
    private final Clock clock;

    Cases(
            Registration registration,
            AskedDocuments asked,
            Delivery delivery,
            Evidences evidences,
            DocumentText words,
            Renderings renderings,
            Refusals refusals,
            Clock clock) {
        this.registration = registration;
        this.asked = asked;
        this.delivery = delivery;
        this.evidences = evidences;
        this.words = words;
        this.renderings = renderings;
        this.refusals = refusals;
        this.clock = clock;
    }

    public CaseView of(Link link) {
        Ask ask = link.ask();
        Optional<Document> document = asked.find(link.number(), ask);
        Optional<KeptRendering> sent = sent(link);
        boolean open = link.isOpen(clock.instant()) && asked.isNewest(link.number(), ask);
        return new CaseView(
                link.number(),
                requirement(link.number()).description(),
                sent.orElse(null),
                sent.flatMap(kept -> document.filter(says -> saysTheSame(says, kept))
                                .map(says -> words.document(says, kept.language())))
                        .orElse(null),
                ask.purpose() == Purpose.ACCEPTANCE && ask.version() != null
                        ? delivery.titles(link.number(), ask.version())
                        : List.of(),
                open ? Decision.to(ask.purpose()) : List.of(),
                recorded(link));
    }

    /** The document to decide on exactly as it was sent. */
    public byte[] content(Link link) {
        return sent(link).map(renderings::content).orElseThrow(() -> refusals.notFound("refusal.visit.noDocument"));
    }

    private RequirementSummary requirement(String number) {
        return registration.find(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
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

    private CaseView.@Nullable Recorded recorded(Link link) {
        Ask ask = link.ask();
        return ask.kind() == null || ask.version() == null
                ? null
                : evidences
                        .about(new DocumentRef(ask.kind(), link.number(), ask.version()))
                        .map(answer -> new CaseView.Recorded(
                                answer.decision().name(),
                                answer.givenBy(),
                                answer.givenOn(),
                                answer.comment(),
                                Long.valueOf(link.id()).equals(answer.link())))
                        .orElse(null);
    }
}
