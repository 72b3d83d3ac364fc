package io.closedloop.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Which calendar files are read, and as what. */
class CalendarReaderTest {

    private static final String HEAD = "date,kind,name_en,name_zh,source,closes_at";

    private final CalendarReader reader = CalendarsForTests.reader();

    @Test
    void readsTheSameDaysFromEveryFormat() throws IOException {
        CalendarFile csv = reader.read(file("2027.csv"), null);
        CalendarFile json = reader.read(file("2027.json"), null);
        CalendarFile iCalendar = reader.read(file("2027.ics"), null);

        assertThat(csv.format()).isEqualTo("CSV");
        assertThat(json.format()).isEqualTo("JSON");
        assertThat(iCalendar.format()).isEqualTo("ICALENDAR");
        assertThat(json.days()).isEqualTo(csv.days()).hasSize(36);
        assertThat(iCalendar.days())
                .usingRecursiveComparison()
                .ignoringFields("source")
                .isEqualTo(csv.days());
        assertThat(List.of(csv, json, iCalendar))
                .allSatisfy(file -> assertThat(file.years()).containsExactly(2027));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027.csv", "2027.json", "2027.ics"})
    void leavesTheDecemberBeforeToItsYearExceptForTheDaysNamed(String name) throws IOException {
        WorkingCalendar changed = CalendarsForTests.china().with(reader.read(file(name), 2027));

        assertThat(changed.isWorkingDay(LocalDate.parse("2026-12-31"))).isFalse();
        assertThat(changed.isWorkingDay(LocalDate.parse("2026-12-27"))).isTrue();
        assertThat(changed.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(changed.isWorkingDay(LocalDate.parse("2027-02-20"))).isTrue();
        assertThat(changed.isWorkingDay(LocalDate.parse("2027-02-12"))).isFalse();
        assertThat(changed.isScheduled(2027)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsWhatSpreadsheetsWrite(String charset) throws IOException {
        String csv = new String(file("2027.csv"), StandardCharsets.UTF_8);
        CalendarFile plain = reader.read(csv.getBytes(StandardCharsets.UTF_8), null);

        assertThat(reader.read(csv.getBytes(Charset.forName(charset)), null)).isEqualTo(plain);
        assertThat(reader.read(csv.replace("\n", "\r\n").getBytes(Charset.forName(charset)), null))
                .isEqualTo(plain);
        assertThat(reader.read(csv.replace("\n", ",,\n").getBytes(Charset.forName(charset)), null))
                .isEqualTo(plain);
        assertThat(reader.read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo(plain);
    }

    @Test
    void readsQuotedValuesShortDaysAndAnyOrderOfColumns() {
        CalendarFile read = read("Closes_At,DATE,kind,name_zh,name_en\n"
                + "12:00,2027-02-04,SHORT,除夕前,\"Eve, \"\"almost\"\"\"\n"
                + ", 2027-01-01 ,HOLIDAY,元旦,New Year's Day");

        assertThat(read.days())
                .containsExactly(
                        new CalendarDay(
                                LocalDate.parse("2027-01-01"), DayKind.HOLIDAY, null, "New Year's Day", "元旦", ""),
                        new CalendarDay(
                                LocalDate.parse("2027-02-04"),
                                DayKind.SHORT,
                                LocalTime.NOON,
                                "Eve, \"almost\"",
                                "除夕前",
                                ""));
    }

    @Test
    void readsSeveralYears() {
        assertThat(read(HEAD + "\n2027-01-01,HOLIDAY,a,b,c\n2028-12-31,HOLIDAY,a,b,c\n2029-01-01,HOLIDAY,a,b,c")
                        .years())
                .containsExactly(2027, 2029);
        assertThat(read(HEAD + "\n2027-01-01,HOLIDAY,a,b,c\n2027-12-31,HOLIDAY,a,b,c\n2028-01-01,HOLIDAY,a,b,c")
                        .years())
                .containsExactly(2027, 2028);
    }

    @ParameterizedTest
    @CsvSource({
        "元旦（休）, HOLIDAY, New Year's Day, 元旦",
        "国庆节(班), WORKING, National Day, 国庆节",
        "国庆节 补班, WORKING, National Day, 国庆节",
        "班｜春节, WORKING, Spring Festival, 春节",
        "休｜春节, HOLIDAY, Spring Festival, 春节",
        "国庆节、中秋节 休假, HOLIDAY, National Day and Mid-autumn Festival, 国庆节、中秋节",
        "Founders' Day, HOLIDAY, Founders' Day, Founders' Day",
        "Labour Day (make-up work day), WORKING, Labour Day, Labour Day",
    })
    void tellsTheKindOfAnEventByItsSummary(String summary, DayKind kind, String nameEn, String nameZh) {
        CalendarDay day = read(event("DTSTART;VALUE=DATE:20270102", "SUMMARY:" + summary))
                .days()
                .get(0);

        assertThat(day).isEqualTo(new CalendarDay(LocalDate.parse("2027-01-02"), kind, null, nameEn, nameZh, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "DTEND;VALUE=DATE:20270104, 3",
        "DTEND;VALUE=DATE:20270101, 1",
        "DURATION:P3D, 3",
        "DURATION:P1W, 7",
        "X-NOTHING:1, 1",
    })
    void countsTheDaysOfAnEvent(String end, int days) {
        assertThat(read(event("DTSTART;VALUE=DATE:20270101", end, "SUMMARY:元旦")).days())
                .hasSize(days);
    }

    private CalendarFile read(String content) {
        return reader.read(content.getBytes(StandardCharsets.UTF_8), null);
    }

    private static String event(String... lines) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n" + String.join("\n", lines)
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private static byte[] file(String name) throws IOException {
        return new ClassPathResource("calendars/" + name).getContentAsByteArray();
    }
}
