package io.closedloop.rendering.web;

import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.document.Documents;
import io.closedloop.refusal.Refusals;
import io.closedloop.rendering.FileFormat;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a requirement as files, in the language asked for or else the reader's. */
@RestController
class RenderingsController {

    private final Documents documents;
    private final DocumentText text;
    private final Renderings renderings;
    private final Refusals refusals;

    RenderingsController(Documents documents, DocumentText text, Renderings renderings, Refusals refusals) {
        this.documents = documents;
        this.text = text;
        this.renderings = renderings;
        this.refusals = refusals;
    }

    /** The newest version, or the one asked for. */
    @GetMapping({
        "/api/requirements/{number}/documents/{kind}.pdf",
        "/api/requirements/{number}/documents/{kind}.docx",
        "/api/requirements/{number}/documents/{kind}.xlsx"
    })
    ResponseEntity<byte[]> document(
            @PathVariable String number,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String language,
            Locale reader,
            HttpServletRequest request) {
        FileFormat format = FileFormat.of(request.getRequestURI());
        Document document = documents.version(number, kind, version, null);
        Locale locale = language(language, reader);
        byte[] content = switch (format) {
            case PDF -> renderings.pdf(document, locale);
            case DOCX -> renderings.docx(document, locale);
            case XLSX -> renderings.xlsx(document, locale);
        };
        return format.answer(content, "%s %s %d".formatted(number, text.title(kind, locale), document.version()));
    }

    /** What was kept as it was sent or signed. */
    @GetMapping("/api/requirements/{number}/renderings")
    List<KeptRendering> kept(@PathVariable String number) {
        return renderings.kept(number);
    }

    @GetMapping("/api/requirements/{number}/renderings/{id}.pdf")
    ResponseEntity<byte[]> kept(@PathVariable String number, @PathVariable long id) {
        KeptRendering kept = renderings.kept(number).stream()
                .filter(rendering -> rendering.id() == id)
                .findFirst()
                .orElseThrow(() -> refusals.notFound("refusal.rendering.unknown", number, id));
        return FileFormat.PDF.answer(
                renderings.content(kept),
                "%s %s %d".formatted(number, text.title(kept.kind(), kept.language()), kept.version()));
    }

    private Locale language(@Nullable String asked, Locale reader) {
        Locale locale = asked == null ? reader : Locale.forLanguageTag(asked);
        if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return Locale.CHINESE;
        }
        if (asked != null && !asked.equals(Locale.ENGLISH.getLanguage())) {
            throw refusals.invalid("refusal.document.language", asked);
        }
        return Locale.ENGLISH;
    }
}
