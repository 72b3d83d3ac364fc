package io.closedloop.calendar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the shape of the public holiday-cn data: a year, its papers, and days that are off or worked. */
final class JsonCalendar {

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** @param year the year the file says it is for; null when it does not say */
    record Read(@Nullable Integer year, CalendarEntries entries) {}

    private JsonCalendar() {}

    static Read read(String text) {
        CalendarEntries entries = new CalendarEntries();
        Integer year = null;
        String source = "";
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("year") && value == JsonToken.VALUE_NUMBER_INT) {
                    year = parser.getIntValue();
                } else if (field.equals("papers")) {
                    source = parser.<JsonNode>readValueAsTree().path(0).asText("");
                } else if (field.equals("days") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        int line = parser.currentTokenLocation().getLineNr();
                        read(parser.readValueAsTree(), line, source, entries);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                entries.problem(parser.currentTokenLocation().getLineNr(), "refusal.calendar.json");
            }
        } catch (JsonProcessingException e) {
            entries.problem(e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "refusal.calendar.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(year, entries);
    }

    private static void read(JsonNode day, int line, String source, CalendarEntries entries) {
        if (!day.isObject()) {
            entries.problem(line, "refusal.calendar.json");
            return;
        }
        String date = day.path("date").asText();
        if (!day.path("isOffDay").isBoolean()) {
            entries.problem(line, "refusal.calendar.kind", day.path("isOffDay").asText());
            return;
        }
        DayKind kind = day.path("isOffDay").booleanValue() ? DayKind.HOLIDAY : DayKind.WORKING;
        String name = day.path("name").asText();
        try {
            entries.add(
                    line, new CalendarDay(LocalDate.parse(date), kind, null, HolidayNames.english(name), name, source));
        } catch (DateTimeException e) {
            entries.problem(line, "refusal.calendar.date", date);
        }
    }
}
