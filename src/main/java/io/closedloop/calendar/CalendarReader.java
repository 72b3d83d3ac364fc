package io.closedloop.calendar;

import io.closedloop.calendar.CalendarEntries.Entry;
import io.closedloop.calendar.CalendarEntries.Problem;
import io.closedloop.refusal.Refusals;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads calendar files of every shape served, or says in which lines they are wrong. */
@Component
class CalendarReader {

    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_NAME = 100;

    private final CalendarSettings settings;
    private final Refusals refusals;

    CalendarReader(CalendarSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    /**
     * Reads a file.
     *
     * @param year the year it must be for; null for whichever it names
     * @throws io.closedloop.refusal.Refusal with lines and reasons
     */
    CalendarFile read(byte[] content, @Nullable Integer year) {
        if (content.length > MAX_BYTES) {
            throw refusals.invalid("refusal.calendar.tooLarge");
        }
        String text = decode(content).stripTrailing();
        String start = text.stripLeading();
        if (start.isEmpty()) {
            throw refusals.invalid("refusal.calendar.empty");
        }
        if (start.startsWith("{")) {
            JsonCalendar.Read read = JsonCalendar.read(text);
            if (read.year() == null && read.entries().problems().isEmpty()) {
                read.entries().problem(1, "refusal.calendar.noYear");
            }
            if (year != null && read.year() != null && !year.equals(read.year())) {
                read.entries().problem(1, "refusal.calendar.wrongYear", read.year(), year);
            }
            return checked("JSON", read.entries(), read.year());
        }
        return start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)
                ? checked("ICALENDAR", ICalCalendar.read(text), year)
                : checked("CSV", CsvCalendar.read(text), year);
    }

    private CalendarFile checked(String format, CalendarEntries entries, @Nullable Integer year) {
        if (entries.entries().isEmpty() && entries.problems().isEmpty()) {
            throw refusals.invalid("refusal.calendar.empty");
        }
        Map<LocalDate, Entry> known = new HashMap<>();
        for (Entry entry : entries.entries()) {
            check(entry, year, entries);
            Entry before = known.putIfAbsent(entry.day().date(), entry);
            if (before != null) {
                String key = before.day().kind() == entry.day().kind()
                        ? "refusal.calendar.duplicate"
                        : "refusal.calendar.contradiction";
                entries.problem(entry.line(), key, entry.day().date(), before.line());
            }
        }
        if (year != null
                && entries.problems().isEmpty()
                && known.keySet().stream().noneMatch(date -> date.getYear() == year)) {
            throw refusals.invalid("refusal.calendar.noDays", year);
        }
        if (!entries.problems().isEmpty()) {
            throw refusals.invalid(sentences(entries.problems()));
        }
        List<CalendarDay> days = entries.entries().stream()
                .map(Entry::day)
                .sorted(Comparator.comparing(CalendarDay::date))
                .toList();
        return new CalendarFile(format, years(days, year), days);
    }

    private void check(Entry entry, @Nullable Integer year, CalendarEntries entries) {
        CalendarDay day = entry.day();
        LocalDate date = day.date();
        int line = entry.line();
        if (date.getYear() < WorkingCalendar.FIRST_YEAR || date.getYear() > WorkingCalendar.LAST_YEAR) {
            entries.problem(
                    line, "refusal.calendar.notServed", date, WorkingCalendar.FIRST_YEAR, WorkingCalendar.LAST_YEAR);
        } else if (year != null && date.getYear() != year && !isDecemberBefore(date, year)) {
            entries.problem(line, "refusal.calendar.otherYear", date, year);
        }
        if (day.kind() == DayKind.WORKING && !settings.weekend().contains(date.getDayOfWeek())) {
            entries.problem(line, "refusal.calendar.workedAnyway", date);
        }
        LocalTime closesAt = day.closesAt();
        boolean closesEarly =
                closesAt != null && closesAt.isAfter(settings.opensAt()) && closesAt.isBefore(settings.closesAt());
        if (day.kind() == DayKind.SHORT ? !closesEarly : closesAt != null) {
            entries.problem(line, "refusal.calendar.closesAt", settings.opensAt(), settings.closesAt());
        }
        if (Stream.of(day.nameEn(), day.nameZh(), day.source()).anyMatch(CalendarReader::isUnfit)) {
            entries.problem(line, "refusal.calendar.name", MAX_NAME);
        }
    }

    /** A year whose only days are in December belongs to the notice of the year after. */
    private static SortedSet<Integer> years(List<CalendarDay> days, @Nullable Integer year) {
        if (year != null) {
            return new TreeSet<>(List.of(year));
        }
        SortedSet<Integer> named =
                days.stream().map(day -> day.date().getYear()).collect(Collectors.toCollection(TreeSet::new));
        return named.stream()
                .filter(found -> !named.contains(found + 1)
                        || days.stream()
                                .filter(day -> day.date().getYear() == found)
                                .anyMatch(day -> !isDecemberBefore(day.date(), found + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> sentences(List<Problem> problems) {
        List<String> sentences = new ArrayList<>();
        problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MAX_PROBLEMS)
                .forEach(problem -> sentences.add(refusals.text(
                        "refusal.calendar.line",
                        problem.line(),
                        refusals.text(problem.key(), problem.words().toArray()))));
        if (problems.size() > MAX_PROBLEMS) {
            sentences.add(refusals.text("refusal.calendar.more", problems.size() - MAX_PROBLEMS));
        }
        return sentences;
    }

    private static boolean isDecemberBefore(LocalDate date, int year) {
        return date.getYear() == year - 1 && date.getMonthValue() == 12;
    }

    private static boolean isUnfit(String name) {
        return name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl);
    }

    /** UTF-8, or what spreadsheets in China write. */
    private static String decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("GB18030"));
        }
    }
}
