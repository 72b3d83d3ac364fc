package io.closedloop.rendering;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A weight of the font for one page, made when first asked for, when its style sheets are read. It has the characters of
 * that page only: what is done for each document anew takes as long as there are glyphs, and the whole has thirty thousand.
 */
final class PageFont extends PDFontSupplier {

    private final PDDocument pdf;
    private final TrueTypeFont whole;
    private final PageCharacters characters;
    private @Nullable PDFont font;

    PageFont(PDDocument pdf, TrueTypeFont whole, PageCharacters characters) {
        super(null);
        this.pdf = pdf;
        this.whole = whole;
        this.characters = characters;
    }

    @Override
    public PDFont supply() {
        try {
            if (font == null) {
                font = PDType0Font.load(pdf, part(), true);
                // which a part does not have
                float perUnit = 1000f / whole.getUnitsPerEm();
                font.getFontDescriptor().setCapHeight(whole.getOS2Windows().getCapHeight() * perUnit);
                font.getFontDescriptor().setXHeight(whole.getOS2Windows().getHeight() * perUnit);
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole where the part would lack some: a part's map from characters to glyphs has no more than the first 65,536. */
    private TrueTypeFont part() throws IOException {
        CmapLookup map = whole.getUnicodeCmapLookup();
        if (!characters.areAll(character -> Character.isBmpCodePoint(character) || map.getGlyphId(character) == 0)) {
            return whole;
        }
        TTFSubsetter part = new TTFSubsetter(whole);
        characters.stream().forEach(part::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        part.writeToStream(out);
        return Fonts.parse(out.toByteArray());
    }
}
