package io.closedloop.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.closedloop.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;

/** In which words wrong calendar files are refused, line by line. */
class CalendarRefusalTest {

    private static final String HEAD = "date,kind,name_en,name_zh,source,closes_at";
    private static final Pattern REPEATED = Pattern.compile("长×(\\d+)");

    private final CalendarReader reader = CalendarsForTests.reader();

    @AfterEach
    void speaksTheUsersLanguageAgain() {
        LocaleContextHolder.resetLocaleContext();
    }

    /**
     * In the cases, {@code ⏎} stands for a line break, {@code HEAD} for our columns, {@code ICS} for the three lines an
     * iCalendar file begins with, and {@code 长×101} for a text of 101 characters.
     */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/calendar-refusals.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void refusesWithLinesAndReasons(
            String what, @Nullable Integer year, @Nullable String file, String english, String chinese) {
        String content = file == null ? "" : file;
        content = content.replace("⏎", "\n")
                .replace("HEAD", HEAD)
                .replace("ICS", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test");
        content = REPEATED.matcher(content).replaceAll(text -> "长".repeat(Integer.parseInt(text.group(1))));

        assertThat(refusal(content, year, Locale.ENGLISH)).as(what).isEqualTo(english.replace(" ⏎ ", "\n"));
        assertThat(refusal(content, year, Locale.CHINESE)).as(what).isEqualTo(chinese.replace(" ⏎ ", "\n"));
        assertThat(refusal(content.replace("\n", "\r\n"), year, Locale.ENGLISH))
                .as(what)
                .isEqualTo(english.replace(" ⏎ ", "\n"));
        assertThat(refusal(content + "\n", year, Locale.ENGLISH)).as(what).isEqualTo(english.replace(" ⏎ ", "\n"));
    }

    @Test
    void namesTheFirstTwentyProblems() {
        String file = HEAD + "\n"
                + IntStream.range(0, 25)
                        .mapToObj(day -> "2027-02-31,HOLIDAY,a,b,c")
                        .collect(Collectors.joining("\n"));

        assertThat(refusal(file, null, Locale.ENGLISH).lines())
                .hasSize(21)
                .startsWith("Line 2: Not a date or time: 2027-02-31. Dates are written 2026-10-01, times 16:00.")
                .endsWith("… and 5 more.");
        assertThat(refusal(file, null, Locale.CHINESE)).endsWith("……另有5处。");
    }

    @Test
    void refusesWhatIsOverAMegabyte() {
        String large = HEAD + "\n" + " ".repeat(1_000_001 - HEAD.length() - 1);

        assertThat(refusal(large, null, Locale.ENGLISH)).isEqualTo("A calendar file has at most 1 MB.");
        assertThat(refusal(large, null, Locale.CHINESE)).isEqualTo("日历文件不能超过 1 MB。");
        assertThat(refusal(large.substring(1), null, Locale.ENGLISH)).isNotEqualTo("A calendar file has at most 1 MB.");
    }

    /** Damaged in transfer: read or refused, but never an error. */
    @ParameterizedTest
    @ValueSource(strings = {"2027.csv", "2027.json", "2027.ics"})
    void survivesDamage(String name) throws IOException {
        byte[] whole = new ClassPathResource("calendars/" + name).getContentAsByteArray();
        Random random = new Random(20270101);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(5); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) "\"{}[]:;,\n\r0T9-\u0000x".charAt(random.nextInt(16));
            }
            try {
                reader.read(damaged, null);
            } catch (Refusal e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void refusesWhatIsNoCalendarAtAll() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> reader.read(noise, null));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read("<html>".getBytes(StandardCharsets.UTF_8), null));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reader.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), null));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> reader.read(("{\"days\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), null));
    }

    private String refusal(String content, @Nullable Integer year, Locale language) {
        LocaleContextHolder.setLocale(language);
        return catchThrowableOfType(Refusal.class, () -> reader.read(content.getBytes(StandardCharsets.UTF_8), year))
                .getMessage();
    }
}
