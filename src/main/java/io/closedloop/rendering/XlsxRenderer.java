package io.closedloop.rendering;

import io.closedloop.document.WordedDocument;
import io.closedloop.refusal.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.EmptyFileException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * Lists as XLSX. The template is a workbook whose first sheet has cells that say {@code {{title}}}, {@code {{meta}}},
 * {@code {{column}}} and {@code {{cell}}}; whatever else is in it, and how they look, is the installation's.
 */
@Component
class XlsxRenderer {

    static final String TEMPLATE = "rendering/list.xlsx";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int WIDTH = 18 * 256;

    /** The looks of a cell by what stands in it. */
    private record Looks(CellStyle text, CellStyle date) {}

    private final Templates templates;
    private final Refusals refusals;

    XlsxRenderer(Templates templates, Refusals refusals) {
        this.templates = templates;
        this.refusals = refusals;
    }

    /**
     * A sheet per list.
     *
     * @throws io.closedloop.refusal.Refusal when the template is no workbook, or lacks one of its cells
     */
    byte[] render(String title, String meta, List<WordedDocument.Table> tables) {
        try (InputStream file = templates.open(TEMPLATE);
                XSSFWorkbook workbook = new XSSFWorkbook(file);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int index = 1; index < tables.size(); index++) {
                workbook.cloneSheet(0);
            }
            for (int index = 0; index < tables.size(); index++) {
                WordedDocument.Table table = tables.get(index);
                // two lists may have the same label
                String name = tables.size() == 1 ? title : (index + 1) + " " + table.label();
                workbook.setSheetName(index, WorkbookUtil.createSafeSheetName(name));
                fill(workbook, workbook.getSheetAt(index), title, meta, table);
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (POIXMLException | OpenXML4JRuntimeException | EmptyFileException e) {
            throw faulty(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(XSSFWorkbook workbook, Sheet sheet, String title, String meta, WordedDocument.Table table) {
        Map<String, Cell> marked = marked(sheet);
        take(marked, "title").setCellValue(title);
        take(marked, "meta").setCellValue(meta);
        Cell heading = take(marked, "column");
        Cell first = take(marked, "cell");
        CellStyle columnLook = heading.getCellStyle();
        for (int column = 0; column < table.columns().size(); column++) {
            Cell cell = cell(heading.getRow(), heading.getColumnIndex() + column);
            cell.setCellStyle(columnLook);
            cell.setCellValue(table.columns().get(column));
            sheet.setColumnWidth(cell.getColumnIndex(), WIDTH);
        }
        Looks looks = looks(workbook, first.getCellStyle());
        int left = first.getColumnIndex();
        int top = first.getRowIndex();
        first.setBlank();
        for (int line = 0; line < table.rows().size(); line++) {
            Row row = sheet.getRow(top + line) == null ? sheet.createRow(top + line) : sheet.getRow(top + line);
            List<String> cells = table.rows().get(line);
            for (int column = 0; column < cells.size(); column++) {
                write(cell(row, left + column), cells.get(column), looks);
            }
        }
    }

    /** Text stays text: a cell is never a formula, nor becomes one when somebody edits it. */
    private static void write(Cell cell, String value, Looks looks) {
        if (DATE.matcher(value).matches()) {
            try {
                cell.setCellValue(LocalDate.parse(value));
                cell.setCellStyle(looks.date());
                return;
            } catch (DateTimeParseException e) {
                // somebody's words, such as 2026-02-30
            }
        }
        cell.setCellStyle(looks.text());
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        cell.setCellValue(value.length() > most ? value.substring(0, most - 1) + "…" : value);
    }

    private static Looks looks(XSSFWorkbook workbook, CellStyle template) {
        CellStyle text = workbook.createCellStyle();
        text.cloneStyleFrom(template);
        text.setQuotePrefixed(true);
        CellStyle date = workbook.createCellStyle();
        date.cloneStyleFrom(template);
        date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        return new Looks(text, date);
    }

    private static Map<String, Cell> marked(Sheet sheet) {
        Map<String, Cell> marked = new HashMap<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    marked.put(cell.getStringCellValue().strip(), cell);
                }
            }
        }
        return marked;
    }

    private Cell take(Map<String, Cell> marked, String name) {
        Cell cell = marked.get("{{" + name + "}}");
        if (cell == null) {
            throw faulty("{{" + name + "}}");
        }
        return cell;
    }

    private RuntimeException faulty(String reason) {
        return refusals.unavailable("refusal.template.faulty", TEMPLATE, "?", reason);
    }

    private static Cell cell(Row row, int column) {
        Cell cell = row.getCell(column);
        return cell == null ? row.createCell(column) : cell;
    }
}
