package io.closedloop.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code date,kind,name_en,name_zh,source[,closes_at]}, the shape our own schedules ship in. */
final class CsvCalendar {

    private static final List<String> REQUIRED = List.of("date", "kind", "name_en", "name_zh");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .get();

    private CsvCalendar() {}

    static CalendarEntries read(String text) {
        CalendarEntries entries = new CalendarEntries();
        int line = 0;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            List<String> columns = parser.getHeaderNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            REQUIRED.stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> entries.problem(1, "refusal.calendar.column", column));
            line = (int) parser.getCurrentLineNumber();
            if (entries.problems().isEmpty()) {
                for (CSVRecord row : parser) {
                    line = (int) parser.getCurrentLineNumber();
                    read(row, line - lineBreaks(row), entries);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            entries.problem(line + 1, "refusal.calendar.csv");
        }
        return entries;
    }

    /** Quoted values may span lines; the parser counts to the end of the row. */
    private static int lineBreaks(CSVRecord row) {
        return (int) row.stream()
                .flatMapToInt(String::chars)
                .filter(character -> character == '\n')
                .count();
    }

    private static void read(CSVRecord row, int line, CalendarEntries entries) {
        String date = value(row, "date");
        String kind = value(row, "kind");
        String closesAt = value(row, "closes_at");
        try {
            LocalDate day = LocalDate.parse(date);
            if (Arrays.stream(DayKind.values()).noneMatch(known -> known.name().equals(kind))) {
                entries.problem(line, "refusal.calendar.kind", kind);
                return;
            }
            entries.add(
                    line,
                    new CalendarDay(
                            day,
                            DayKind.valueOf(kind),
                            closesAt.isEmpty() ? null : LocalTime.parse(closesAt),
                            value(row, "name_en"),
                            value(row, "name_zh"),
                            value(row, "source")));
        } catch (DateTimeException e) {
            entries.problem(line, "refusal.calendar.date", closesAt.isEmpty() ? date : date + " " + closesAt);
        }
    }

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }
}
