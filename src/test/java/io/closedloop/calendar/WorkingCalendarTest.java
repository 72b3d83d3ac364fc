package io.closedloop.calendar;

import static io.closedloop.calendar.CalendarsForTests.at;
import static io.closedloop.calendar.CalendarsForTests.closesAt;
import static io.closedloop.calendar.CalendarsForTests.file;
import static io.closedloop.calendar.CalendarsForTests.holiday;
import static io.closedloop.calendar.CalendarsForTests.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How working days are counted; the cases were worked out by hand and by another program. */
class WorkingCalendarTest {

    private final WorkingCalendar china = CalendarsForTests.china();

    @ParameterizedTest(name = "{0}: {1} and {2} working days")
    @CsvFileSource(resources = "/working-calendar-cases.csv", numLinesToSkip = 1, delimiter = '|')
    void countsWorkingDays(String what, String from, int workingDays, String dueAt, boolean provisional) {
        Explanation explained = china.explain(at(from), workingDays, List.of());

        assertThat(china.deadline(at(from), workingDays)).as(what).isEqualTo(at(dueAt));
        assertThat(explained.dueAt()).isEqualTo(at(dueAt));
        assertThat(explained.provisional()).isEqualTo(provisional);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, WorkingCalendar.MAX_WORKING_DAYS + 1, Integer.MAX_VALUE})
    void refusesAbsurdNumbersOfDays(int workingDays) {
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> china.deadline(at("2024-05-10T10:00"), workingDays));
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31T23:59:59, 1",
        "2100-01-01T00:00, 0",
        "2099-12-31T10:00, 1",
        "2099-06-01T10:00, 250",
        "-0001-01-01T00:00, 1",
    })
    void refusesYearsNotServed(String from, int workingDays) {
        assertThatExceptionOfType(CalendarRangeException.class).isThrownBy(() -> china.deadline(at(from), workingDays));
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> china.explain(at(from), workingDays, List.of()));
    }

    @Test
    void refusesTheEndsOfTime() {
        assertThatExceptionOfType(CalendarRangeException.class).isThrownBy(() -> china.deadline(Instant.MAX, 1));
        assertThatExceptionOfType(CalendarRangeException.class).isThrownBy(() -> china.deadline(Instant.MIN, 1));
    }

    @Test
    void servesTheLongestDeadline() {
        assertThat(china.explain(at("2024-05-10T10:00"), WorkingCalendar.MAX_WORKING_DAYS, List.of())
                        .days())
                .filteredOn(ExplainedDay::counted)
                .hasSize(WorkingCalendar.MAX_WORKING_DAYS);
    }

    @Test
    void countsFromAndToTheEndsOfTheYearsServed() {
        assertThat(china.deadline(at("2000-01-01T00:00"), 1)).isEqualTo(at("2000-01-03T18:00"));
        assertThat(china.deadline(at("2099-12-30T10:00"), 1)).isEqualTo(at("2099-12-31T18:00"));
    }

    @Test
    void closesEarlyOnShortDays() {
        WorkingCalendar changed = china.with(file(List.of(), closesAt("2024-05-14", "12:00")));

        assertThat(changed.deadline(at("2024-05-13T10:00"), 1)).isEqualTo(at("2024-05-14T12:00"));
        assertThat(changed.deadline(at("2024-05-14T12:00"), 0)).isEqualTo(at("2024-05-14T12:00"));
        assertThat(changed.deadline(at("2024-05-14T12:01"), 0)).isEqualTo(at("2024-05-15T18:00"));
        assertThat(changed.deadline(at("2024-05-14T12:01"), 1)).isEqualTo(at("2024-05-15T18:00"));
        assertThat(changed.explain(at("2024-05-13T10:00"), 1, List.of()).days().get(1))
                .isEqualTo(new ExplainedDay(
                        LocalDate.parse("2024-05-14"), true, DayReason.SHORT_DAY, "New Year's Eve", "除夕"));
    }

    @Test
    void aFileReplacesItsYearsWhole() {
        WorkingCalendar changed = china.with(file(List.of(2024), holiday("2024-05-14")));

        assertThat(changed.days(2024)).extracting(CalendarDay::date).containsExactly(LocalDate.parse("2024-05-14"));
        assertThat(changed.isWorkingDay(LocalDate.parse("2024-10-01"))).isTrue();
        assertThat(changed.days(2025)).isEqualTo(china.days(2025));
        assertThat(china.isWorkingDay(LocalDate.parse("2024-05-14"))).isTrue();
    }

    @Test
    void aDecemberDayOfNextYearsNoticeReplacesThatDayOnly() {
        WorkingCalendar changed = china.with(file(List.of(2027), holiday("2026-12-31"), holiday("2027-01-01")));

        assertThat(changed.isWorkingDay(LocalDate.parse("2026-12-31"))).isFalse();
        assertThat(changed.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(changed.days(2026)).hasSize(china.days(2026).size() + 1);
        assertThat(changed.isScheduled(2027)).isTrue();
    }

    @Test
    void aDecemberDayDoesNotPublishItsYear() {
        WorkingCalendar changed = china.with(file(List.of(2028), working("2027-12-25"), holiday("2028-01-03")));

        assertThat(changed.isScheduled(2027)).isFalse();
        assertThat(changed.isWorkingDay(LocalDate.parse("2027-12-25"))).isTrue();
        assertThat(changed.isWorkingDay(LocalDate.parse("2027-10-01"))).isFalse();
    }

    @Test
    void theLaterFileWins() {
        WorkingCalendar changed = china.with(file(List.of(2027), holiday("2026-12-31"), holiday("2027-01-04")))
                .with(file(List.of(2026), holiday("2026-01-01")))
                .with(file(List.of(2027), holiday("2027-01-01")));

        assertThat(changed.days(2026)).containsExactly(holiday("2026-01-01"));
        assertThat(changed.days(2027)).containsExactly(holiday("2027-01-01"));
    }

    @Test
    void aPublishedYearIsProvisionalNoMore() {
        Instant event = at("2026-12-31T10:00");

        assertThat(china.explain(event, 1, List.of()).provisional()).isTrue();
        assertThat(china.with(file(List.of(2027), holiday("2027-01-01")))
                        .explain(event, 1, List.of())
                        .provisional())
                .isFalse();
    }
}
