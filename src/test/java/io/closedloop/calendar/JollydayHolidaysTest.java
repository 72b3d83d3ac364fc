package io.closedloop.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public holidays of other countries. */
class JollydayHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 2026-10-03, German Unity Day",
        "DE, 2026-04-03, Good Friday",
        "DE-BY, 2026-06-04, Corpus Christi",
        "DE-BY, 2026-10-03, German Unity Day",
        "US, 2026-11-26, Thanksgiving Day",
        "US, 2026-07-03, Independence Day",
        "GB, 2026-05-04, Early May Bank Holiday",
        "us, 2025-07-04, Independence Day",
    })
    void knowsTheHolidaysOf(String country, LocalDate date, String name) {
        WorkingCalendar calendar = calendar(country);

        assertThat(calendar.isWorkingDay(date)).isFalse();
        assertThat(calendar.days(date.getYear()))
                .filteredOn(day -> day.date().equals(date))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.nameEn()).isEqualTo(name);
                    assertThat(day.nameZh()).isNotBlank();
                });
        assertThat(calendar.isScheduled(date.getYear())).isTrue();
    }

    @Test
    void namesHolidaysInEnglishOnAGermanMachine() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(calendar("DE").days(2026))
                    .extracting(CalendarDay::nameEn)
                    .contains("Good Friday");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void leavesTheHolidaysOfASubdivisionToIt() {
        LocalDate corpusChristi = LocalDate.parse("2026-06-04");

        assertThat(calendar("DE").isWorkingDay(corpusChristi)).isTrue();
        assertThat(calendar("DE-BE").isWorkingDay(corpusChristi)).isTrue();
        assertThat(calendar("DE-BY").isWorkingDay(corpusChristi)).isFalse();
    }

    @Test
    void peopleWorkOnDaysThatAreOnlyObserved() {
        assertThat(calendar("US-KY").isWorkingDay(LocalDate.parse("2026-04-03")))
                .isTrue();
        assertThat(calendar("GB").isWorkingDay(LocalDate.parse("2026-03-17"))).isTrue();
        assertThat(calendar("GB-NIR").isWorkingDay(LocalDate.parse("2026-03-17")))
                .isFalse();
    }

    @Test
    void countsOverTheHolidaysOfAnotherCountry() {
        assertThat(calendar("DE").deadline(Instant.parse("2026-04-02T10:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-04-07T16:00:00Z"));
    }

    @Test
    void knowsEveryYearServed() {
        assertThat(List.of(calendar("DE"), calendar("US"))).allSatisfy(calendar -> {
            for (int year = WorkingCalendar.FIRST_YEAR; year <= WorkingCalendar.LAST_YEAR; year++) {
                assertThat(calendar.days(year)).as("%s", year).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "Germany", "", "-", "DE-XX", "DE-BY-XX", "DE_BY"})
    void refusesACountryItDoesNotKnow(String country) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new JollydayHolidays(country))
                .withMessage("closedloop.calendar.country: no holidays are known for " + country);
    }

    private static WorkingCalendar calendar(String country) {
        return new WorkingCalendar(
                CalendarsForTests.settings("Europe/Berlin", "09:00", "18:00"), new JollydayHolidays(country));
    }
}
