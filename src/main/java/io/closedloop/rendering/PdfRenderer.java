package io.closedloop.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import io.closedloop.refusal.Refusals;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
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

    private final Fonts fonts;
    private final Templates templates;
    private final Refusals refusals;

    PdfRenderer(Fonts fonts, Templates templates, Refusals refusals) {
        this.fonts = fonts;
        this.templates = templates;
        this.refusals = refusals;
    }

    /**
     * Renders a page.
     *
     * @param template it was made of; what it links to is looked for beside that
     * @throws io.closedloop.refusal.Refusal when something it links to is not there, is no picture, or lies outside
     */
    byte[] render(String html, String template) {
        return fonts.use(pair -> {
            TemplateFiles files = new TemplateFiles(templates);
            Document page = Jsoup.parse(html);
            spellOutUnknown(page, pair);
            try (PDDocument pdf = new PDDocument();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                builder(pdf, pair, files)
                        .withW3cDocument(
                                new W3CDom().namespaceAware(true).fromJsoup(page), TemplateFiles.addressOf(template))
                        .toStream(out)
                        .run();
                if (!files.unusable().isEmpty()) {
                    throw refusals.unavailable("refusal.template.links", template, String.join(", ", files.unusable()));
                }
                return out.toByteArray();
            }
        });
    }

    private static PdfRendererBuilder builder(PDDocument pdf, Fonts.Pair pair, TemplateFiles files) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(pdf);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
        builder.useColorProfile(COLORS);
        builder.useFont(font(pdf, pair.regular()), Fonts.FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(font(pdf, pair.bold()), Fonts.FAMILY, 700, FontStyle.NORMAL, true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useUriResolver(files);
        builder.useProtocolsStreamImplementation(files, TemplateFiles.PROTOCOL);
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> files.mayRead(address), moment);
        }
        builder.withDiagnosticConsumer(files::note);
        builder.withProducer("Closedloop");
        return builder;
    }

    private static PDFontSupplier font(PDDocument pdf, TrueTypeFont font) throws IOException {
        return new PDFontSupplier(PDType0Font.load(pdf, font, true));
    }

    /** What the font has no sign for is written by its number, so that nothing is lost silently. */
    private static void spellOutUnknown(Document page, Fonts.Pair pair) {
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        text.text(spelledOut(text.getWholeText(), pair));
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
