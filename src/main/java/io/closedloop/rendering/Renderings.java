package io.closedloop.rendering;

import io.closedloop.calendar.Calendars;
import io.closedloop.document.Annexes;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentText;
import io.closedloop.document.WordedDocument;
import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.Fields;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Authors;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renders documents by their templates and keeps what was sent or signed. */
@Service
@Transactional
public class Renderings {

    private final Pages pages;
    private final DocxRenderer docx;
    private final XlsxRenderer xlsx;
    private final Templates templates;
    private final KeptRenderings kept;
    private final DocumentText text;
    private final ObjectProvider<Annexes> annexes;
    private final Authors authors;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Locale language;
    private final Clock clock;

    Renderings(
            Pages pages,
            DocxRenderer docx,
            XlsxRenderer xlsx,
            Templates templates,
            KeptRenderings kept,
            DocumentText text,
            ObjectProvider<Annexes> annexes,
            Authors authors,
            Calendars calendars,
            Refusals refusals,
            EngineSettings settings,
            Clock clock) {
        this.refusals = refusals;
        this.pages = pages;
        this.docx = docx;
        this.xlsx = xlsx;
        this.templates = templates;
        this.kept = kept;
        this.text = text;
        this.annexes = annexes;
        this.authors = authors;
        this.calendars = calendars;
        this.language = settings.language();
        this.clock = clock;
    }

    /**
     * A document version as PDF: exactly as it was kept, where it was kept in that language and says the same still,
     * else rendered now.
     */
    @Transactional(readOnly = true)
    public byte[] pdf(Document document, Locale language) {
        return filed(document, language).pdf();
    }

    /**
     * A document version as PDF, as {@link #pdf} has it.
     *
     * @param kept where it is what was kept, and not rendered now
     */
    public record Filed(byte[] pdf, @Nullable KeptRendering kept) {}

    /** The same, and whether it was kept. */
    @Transactional(readOnly = true)
    public Filed filed(Document document, Locale language) {
        List<WordedDocument> annexes = annexes(document, language);
        KeptRendering kept =
                find(document, language, words(document, annexes, language)).orElse(null);
        return new Filed(kept == null ? render(document, annexes, language) : content(kept), kept);
    }

    /** A document version as DOCX, for whoever must edit a copy. */
    @Transactional(readOnly = true)
    public byte[] docx(Document document, Locale language) {
        return docx.render(sheet(document, annexes(document, language), language), language);
    }

    /**
     * The lists of a document version as XLSX.
     *
     * @throws io.closedloop.refusal.Refusal when it has none
     */
    @Transactional(readOnly = true)
    public byte[] xlsx(Document document, Locale language) {
        Sheet sheet = sheet(document, annexes(document, language), language);
        WordedDocument worded = sheet.document();
        if (worded.tables().isEmpty()) {
            throw refusals.notFound("refusal.document.noList", worded.title());
        }
        return xlsx.render(worded.title(), docx.meta(sheet, language), worded.tables());
    }

    /**
     * A list that is no document of one requirement as XLSX.
     *
     * @param kind of the documents its rows are of, for the titles of the columns
     * @param rows at least one
     */
    @Transactional(readOnly = true)
    public byte[] xlsx(String title, String meta, String kind, List<? extends Record> rows, Locale language) {
        return xlsx.render(title, meta, List.of(text.table(kind, kind, rows, language)));
    }

    /**
     * Renders a document version in the installation's language and keeps it exactly as rendered; one that is kept
     * already and says the same stays as it is.
     */
    public KeptRendering keep(Document document, KeptRendering.Occasion occasion) {
        return keep(document, occasion, language);
    }

    /** The same in a language of its own, for whoever it goes to. */
    public KeptRendering keep(Document document, KeptRendering.Occasion occasion, Locale language) {
        List<WordedDocument> annexes = annexes(document, language);
        String words = words(document, annexes, language);
        Optional<KeptRendering> before = find(document, language, words);
        if (before.isPresent()) {
            return before.get();
        }
        byte[] pdf = render(document, annexes, language);
        kept.insert(
                document.number(),
                document.kind(),
                document.version(),
                language,
                words,
                occasion,
                DigestUtils.sha256Hex(pdf),
                pdf,
                clock.instant());
        return find(document, language, words).orElseThrow();
    }

    /** What went to the customer of a document version last, in whatever language. */
    @Transactional(readOnly = true)
    public Optional<KeptRendering> sent(String number, String kind, int version) {
        return kept.of(number).stream()
                .filter(rendering -> rendering.occasion() == KeptRendering.Occasion.SENT
                        && rendering.kind().equals(kind)
                        && rendering.version() == version)
                .reduce((first, second) -> second);
    }

    /** What was kept of a document version, if it says the same still. */
    @Transactional(readOnly = true)
    public Optional<KeptRendering> kept(Document document, Locale language) {
        return find(document, language, words(document, annexes(document, language), language));
    }

    /** What was kept of a requirement, oldest first. */
    @Transactional(readOnly = true)
    public List<KeptRendering> kept(String number) {
        return kept.of(number);
    }

    /** One of them, unless the customer was erased. */
    @Transactional(readOnly = true)
    public Optional<KeptRendering> kept(long id) {
        return kept.find(id);
    }

    @Transactional(readOnly = true)
    public byte[] content(KeptRendering rendering) {
        return kept.content(rendering.id());
    }

    @EventListener
    void on(CustomerErased event) {
        kept.deleteOf(event.key());
    }

    private byte[] render(Document document, List<WordedDocument> annexes, Locale language) {
        String own = "rendering/" + document.kind();
        String template = templates.exists(own + ".html") ? own : "rendering/document";
        Map<String, Object> model = Map.of(
                "sheet", sheet(document, annexes, language),
                "content", document.content(),
                "values", Fields.of(document.content()).values());
        return pages.pdf(template, model, language);
    }

    private Optional<KeptRendering> find(Document document, Locale language, String words) {
        return kept.find(document.number(), document.kind(), document.version(), language, words);
    }

    /** Parts of a version may be written later, as a change's decisions are: then it does not say the same any more. */
    private String words(Document document, List<WordedDocument> behind, Locale language) {
        String words = text.document(document, language).toString();
        return DigestUtils.sha256Hex(behind.isEmpty() ? words : words + behind);
    }

    private Sheet sheet(Document document, List<WordedDocument> annexes, Locale language) {
        return new Sheet(
                text.document(document, language),
                calendars.dayOf(document.recordedAt()),
                authors.about(document.number(), language).by(document.recordedBy(), document.recordedAt()),
                annexes);
    }

    private List<WordedDocument> annexes(Document document, Locale language) {
        return annexes.stream()
                .flatMap(each -> each.of(document).stream())
                .map(annex -> text.document(annex, language))
                .toList();
    }
}
