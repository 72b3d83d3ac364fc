package io.closedloop.rendering;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.data.CellRenderData;
import com.deepoove.poi.data.Cells;
import com.deepoove.poi.data.RowRenderData;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.TableRenderData;
import com.deepoove.poi.data.Tables;
import com.deepoove.poi.data.Texts;
import com.deepoove.poi.exception.RenderException;
import com.deepoove.poi.exception.ResolverException;
import io.closedloop.document.WordedDocument;
import io.closedloop.refusal.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Documents as DOCX, from a template that office staff edit in their own program. */
@Component
class DocxRenderer {

    static final String TEMPLATE = "rendering/document.docx";

    private static final String SHADE = "F0F3F6";
    private static final double UPRIGHT_CM = 17.4;
    private static final double WIDE_CM = 26.1;
    private static final double LABEL_CM = 4.5;

    private final Templates templates;
    private final MessageSource messages;
    private final Refusals refusals;

    DocxRenderer(Templates templates, MessageSource messages, Refusals refusals) {
        this.templates = templates;
        this.messages = messages;
        this.refusals = refusals;
    }

    /** @throws io.closedloop.refusal.Refusal when the template is no DOCX, or names what there is not */
    byte[] render(Sheet sheet, Locale language) {
        try (InputStream file = templates.open(TEMPLATE);
                XWPFTemplate template = XWPFTemplate.compile(file);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            template.render(words(sheet, language));
            if (sheet.isWide()) {
                layOnItsSide(template.getXWPFDocument());
            }
            template.write(out);
            return out.toByteArray();
        } catch (RenderException
                | ResolverException
                | POIXMLException
                | OpenXML4JRuntimeException
                | IllegalArgumentException e) {
            throw refusals.unavailable("refusal.template.faulty", TEMPLATE, "?", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> words(Sheet sheet, Locale language) {
        WordedDocument document = sheet.document();
        double width = sheet.isWide() ? WIDE_CM : UPRIGHT_CM;
        // the numbers of the page stand between, as fields that the office program fills
        String[] page = messages.getMessage("sheet.page", new Object[] {"\n", "\n"}, language)
                .split("\n", -1);
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("title", document.title());
        words.put("number", document.number());
        words.put("versionWords", message("sheet.version", language, document.version()));
        words.put("date", sheet.date().toString());
        words.put("meta", meta(sheet, language));
        words.put("pageBefore", page[0]);
        words.put("pageBetween", page[1]);
        words.put("pageAfter", page[2]);
        words.put("fields", document.rows().isEmpty() ? null : fields(document.rows(), width));
        words.put(
                "tables",
                document.tables().stream()
                        .map(table -> Map.of("label", table.label(), "rows", list(table, width)))
                        .toList());
        return words;
    }

    /** Number, version, date and author in a line. */
    String meta(Sheet sheet, Locale language) {
        return String.join(
                "    ",
                message("sheet.number", language) + " " + sheet.document().number(),
                message("sheet.version", language, sheet.document().version()),
                message("sheet.date", language) + " " + sheet.date(),
                message("sheet.author", language) + " " + sheet.author());
    }

    private String message(String key, Locale language, Object... arguments) {
        return messages.getMessage(
                key, Stream.of(arguments).map(String::valueOf).toArray(), language);
    }

    private static TableRenderData fields(List<WordedDocument.Row> rows, double width) {
        RowRenderData[] cells = rows.stream()
                .map(row -> Rows.of(heading(row.label()), text(row.value())).create())
                .toArray(RowRenderData[]::new);
        return Tables.of(cells)
                .width(width, new double[] {LABEL_CM, width - LABEL_CM})
                .create();
    }

    private static TableRenderData list(WordedDocument.Table table, double width) {
        RowRenderData head = row(table.columns().stream().map(DocxRenderer::heading));
        Stream<RowRenderData> rows =
                table.rows().stream().map(cells -> row(cells.stream().map(DocxRenderer::text)));
        int columns = table.columns().size();
        double[] widths = Stream.generate(() -> width / columns)
                .limit(columns)
                .mapToDouble(w -> w)
                .toArray();
        return Tables.of(Stream.concat(Stream.of(head), rows).toArray(RowRenderData[]::new))
                .width(width, widths)
                .create();
    }

    private static RowRenderData row(Stream<CellRenderData> cells) {
        return Rows.of(cells.toArray(CellRenderData[]::new)).create();
    }

    private static CellRenderData heading(String label) {
        return Cells.of(Texts.of(label).bold().fontSize(9).create())
                .bgColor(SHADE)
                .create();
    }

    private static CellRenderData text(String value) {
        return Cells.of(Texts.of(value).fontSize(9).create()).create();
    }

    private static void layOnItsSide(XWPFDocument document) {
        CTPageSz size = document.getDocument().getBody().getSectPr().getPgSz();
        BigInteger width = (BigInteger) size.getW();
        size.setW(size.getH());
        size.setH(width);
        size.setOrient(STPageOrientation.LANDSCAPE);
    }
}
