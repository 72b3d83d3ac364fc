package io.closedloop.customer.web;

import io.closedloop.customer.CaseStatuses;
import io.closedloop.customer.Cases;
import io.closedloop.customer.Visit;
import io.closedloop.customer.Visits;
import io.closedloop.document.DocumentText;
import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusals;
import io.closedloop.rendering.FileFormat;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents behind a personal link, exactly as they were sent or signed. */
@RestController
class CaseDocuments {

    private final Visits visits;
    private final Cases cases;
    private final CaseStatuses statuses;
    private final Renderings renderings;
    private final DocumentText words;
    private final Refusals refusals;

    CaseDocuments(
            Visits visits,
            Cases cases,
            CaseStatuses statuses,
            Renderings renderings,
            DocumentText words,
            Refusals refusals) {
        this.visits = visits;
        this.cases = cases;
        this.statuses = statuses;
        this.renderings = renderings;
        this.words = words;
        this.refusals = refusals;
    }

    /** The document to decide on. */
    @GetMapping("/c/case/document")
    ResponseEntity<byte[]> document(@CookieValue(name = VisitCookie.NAME, required = false) @Nullable String secret) {
        Visit visit = visit(secret);
        Ask ask = visit.link().ask();
        String kind = ask.kind();
        String title = kind == null ? "" : words.title(kind, visit.link().language());
        return FileFormat.PDF.answer(cases.content(visit.link()), "%s %s".formatted(ask.subject(), title));
    }

    /** A document that the status page lists. */
    @GetMapping("/c/case/documents/{id}.pdf")
    ResponseEntity<byte[]> document(
            @CookieValue(name = VisitCookie.NAME, required = false) @Nullable String secret,
            @PathVariable long id,
            Locale reader) {
        Visit visit = visit(secret);
        if (visit.link().ask().purpose() != Purpose.STATUS) {
            throw refusals.forbidden("refusal.visit.purpose");
        }
        KeptRendering kept = statuses.released(visit.link().number(), id);
        return FileFormat.PDF.answer(
                renderings.content(kept),
                "%s %s %d".formatted(kept.number(), words.title(kept.kind(), reader), kept.version()));
    }

    private Visit visit(@Nullable String secret) {
        return visits.of(secret).orElseThrow(() -> refusals.forbidden("refusal.visit.over"));
    }
}
