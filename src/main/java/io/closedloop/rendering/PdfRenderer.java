package io.closedloop.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.closedloop.refusal.Refusals;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.springframework.stereotype.Component;

/**
 * Makes PDF/A-2u of HTML: its fonts are in it, and copied or searched text is what is shown. Nothing is fetched from
 * outside; images and style sheets come from the templates or stand in the page.
 */
@Component
class PdfRenderer {

    private static final byte[] COLORS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** The general families of CSS are ours, too, for style sheets that name no font. */
    private static final List<String> FAMILIES = List.of(Fonts.FAMILY, "Serif", "SansSerif", "Monospaced");

    /** Longer pages would take longer than anybody waits; about 500 sheets of paper. */
    private static final int LONGEST = 1_000_000;

    private final Fonts fonts;
    private final Templates templates;
    private final Refusals refusals;

    static {
        // by its own choice it writes to the error stream
        XRLog.setLoggerImpl(new Slf4jLogger());
        // who looks for a factory otherwise goes through every jar, several times a page, to find the same
        takeOfJava("javax.xml.transform.TransformerFactory", TransformerFactory.newDefaultInstance());
        takeOfJava("javax.xml.parsers.DocumentBuilderFactory", DocumentBuilderFactory.newDefaultInstance());
    }

    PdfRenderer(Fonts fonts, Templates templates, Refusals refusals) {
        this.fonts = fonts;
        this.templates = templates;
        this.refusals = refusals;
    }

    /**
     * Renders a page.
     *
     * @param template it was made of; what it links to is looked for beside that
     * @throws io.closedloop.refusal.Refusal when something it links to is not there, is no picture, or lies outside,
     *     when it asks for a font there is not, or is too long
     */
    byte[] render(String html, String template) {
        if (html.length() > LONGEST) {
            throw refusals.invalid("refusal.rendering.tooLong", LONGEST);
        }
        return fonts.use(pair -> {
            PageCharacters characters = new PageCharacters();
            TemplateFiles files = new TemplateFiles(templates, characters);
            Document page = Jsoup.parse(html);
            spellOutUnknown(page, pair, characters);
            try (PDDocument pdf = new PDDocument();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                builder(pdf, pair, files, characters)
                        .withW3cDocument(
                                new W3CDom().namespaceAware(true).fromJsoup(page), TemplateFiles.addressOf(template))
                        .toStream(out)
                        .run();
                check(template, files);
                return out.toByteArray();
            }
        });
    }

    private static void takeOfJava(String kind, Object factory) {
        if (System.getProperty(kind) == null) {
            System.setProperty(kind, factory.getClass().getName());
        }
    }

    private void check(String template, TemplateFiles files) {
        if (files.lacksFont()) {
            throw refusals.unavailable("refusal.template.font", template);
        }
        if (!files.unusable().isEmpty()) {
            throw refusals.unavailable("refusal.template.links", template, String.join(", ", files.unusable()));
        }
    }

    private static PdfRendererBuilder builder(
            PDDocument pdf, Fonts.Pair pair, TemplateFiles files, PageCharacters characters) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(pdf);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
        builder.useColorProfile(COLORS);
        PageFont regular = new PageFont(pdf, pair.regular(), characters);
        PageFont bold = new PageFont(pdf, pair.bold(), characters);
        for (String family : FAMILIES) {
            builder.useFont(regular, family, 400, FontStyle.NORMAL, true);
            builder.useFont(bold, family, 700, FontStyle.NORMAL, true);
        }
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useUriResolver(files);
        builder.useProtocolsStreamImplementation(files, TemplateFiles.PROTOCOL);
        builder.useExternalResourceAccessControl(
                (address, type) -> files.mayRead(address), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withDiagnosticConsumer(files::note);
        builder.withProducer("Closedloop");
        return builder;
    }

    /** What the font has no sign for is written by its number, so that nothing is lost silently. */
    private static void spellOutUnknown(Document page, Fonts.Pair pair, PageCharacters characters) {
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        text.text(spelledOut(text.getWholeText(), pair));
                        characters.note(text.getWholeText());
                    } else if (node instanceof DataNode style) {
                        characters.noteStyle(style.getWholeData());
                    } else {
                        node.attributes().forEach(attribute -> characters.note(attribute.getValue()));
                    }
                },
                page);
    }

    private static String spelledOut(String text, Fonts.Pair pair) {
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || pair.shows(character)) {
                spelled.appendCodePoint(character);
            } else if (Character.getType(character) != Character.FORMAT && !Character.isISOControl(character)) {
                spelled.append("[U+%04X]".formatted(character));
            }
        });
        return spelled.toString();
    }
}
