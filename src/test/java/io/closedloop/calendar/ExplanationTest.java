package io.closedloop.calendar;

import static io.closedloop.calendar.CalendarsForTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a deadline is when it is, and what waiting for the customer does to it. */
class ExplanationTest {

    private final WorkingCalendar china = CalendarsForTests.china();

    @Test
    void tellsEveryDayInOrder() {
        assertThat(told("2024-09-12T10:00", 3))
                .containsExactly(
                        "2024-09-12 not counted: EVENT",
                        "2024-09-13 counted: WORKING_DAY",
                        "2024-09-14 counted: MAKE_UP_DAY Mid-autumn Festival 中秋",
                        "2024-09-15 not counted: HOLIDAY Mid-autumn Festival 中秋",
                        "2024-09-16 not counted: HOLIDAY Mid-autumn Festival 中秋",
                        "2024-09-17 not counted: HOLIDAY Mid-autumn Festival 中秋",
                        "2024-09-18 counted: WORKING_DAY");
    }

    @Test
    void tellsOfTheWeekendAndTheSourcesMakeUpSaturday() {
        assertThat(told("2024-05-10T10:00", 2))
                .containsExactly(
                        "2024-05-10 not counted: EVENT",
                        "2024-05-11 counted: MAKE_UP_DAY Labour Day 劳动节",
                        "2024-05-12 not counted: WEEKEND",
                        "2024-05-13 counted: WORKING_DAY");
    }

    @Test
    void tellsTheFixedHolidaysOfAYearWithoutSchedule() {
        assertThat(told("2026-12-31T10:00", 1))
                .containsExactly(
                        "2026-12-31 not counted: EVENT",
                        "2027-01-01 not counted: HOLIDAY New Year's Day 元旦",
                        "2027-01-02 not counted: WEEKEND",
                        "2027-01-03 not counted: WEEKEND",
                        "2027-01-04 counted: WORKING_DAY");
    }

    @Test
    void noDaysEndTodayOrOnTheNextWorkingDay() {
        assertThat(told("2024-05-17T10:00", 0)).containsExactly("2024-05-17 not counted: EVENT");
        assertThat(told("2024-05-17T20:00", 0))
                .containsExactly(
                        "2024-05-17 not counted: EVENT",
                        "2024-05-18 not counted: WEEKEND",
                        "2024-05-19 not counted: WEEKEND",
                        "2024-05-20 not counted: WORKING_DAY");
    }

    @Test
    void aDayThatClosesWhileWaitingIsNotCounted() {
        Pause pause = pause("2024-05-14T17:00", "2024-05-16T10:00");

        assertThat(told("2024-05-13T10:00", 2, pause))
                .containsExactly(
                        "2024-05-13 not counted: EVENT",
                        "2024-05-14 not counted: WAITING answer of the customer answer of the customer",
                        "2024-05-15 not counted: WAITING answer of the customer answer of the customer",
                        "2024-05-16 counted: WORKING_DAY",
                        "2024-05-17 counted: WORKING_DAY");
        assertThat(china.deadline(at("2024-05-13T10:00"), 2, List.of(pause))).isEqualTo(at("2024-05-17T18:00"));
    }

    @Test
    void aWaitWithinADayChangesNothing() {
        assertThat(china.deadline(at("2024-05-13T10:00"), 2, List.of(pause("2024-05-14T09:00", "2024-05-14T18:00"))))
                .isEqualTo(at("2024-05-15T18:00"));
        assertThat(china.deadline(at("2024-05-13T10:00"), 2, List.of(pause("2024-05-14T18:01", "2024-05-15T17:59"))))
                .isEqualTo(at("2024-05-15T18:00"));
    }

    @Test
    void aWaitThatBeginsAtClosingCoversTheDay() {
        assertThat(china.deadline(at("2024-05-13T10:00"), 1, List.of(pause("2024-05-14T18:00", "2024-05-14T18:01"))))
                .isEqualTo(at("2024-05-15T18:00"));
    }

    @Test
    void waitsOverlapAndHolidaysStayHolidays() {
        assertThat(told(
                        "2024-05-17T10:00",
                        1,
                        pause("2024-05-18T00:00", "2024-05-20T20:00"),
                        pause("2024-05-20T09:00", "2024-05-21T20:00")))
                .containsExactly(
                        "2024-05-17 not counted: EVENT",
                        "2024-05-18 not counted: WEEKEND",
                        "2024-05-19 not counted: WEEKEND",
                        "2024-05-20 not counted: WAITING answer of the customer answer of the customer",
                        "2024-05-21 not counted: WAITING answer of the customer answer of the customer",
                        "2024-05-22 counted: WORKING_DAY");
    }

    @Test
    void noDaysWhileWaitingEndWhenTheWaitIsOver() {
        assertThat(china.deadline(at("2024-05-14T10:00"), 0, List.of(pause("2024-05-14T10:00", "2024-05-15T20:00"))))
                .isEqualTo(at("2024-05-16T18:00"));
    }

    @Test
    void refusesAWaitBeyondTheYearsServed() {
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> china.deadline(
                        at("2024-05-14T10:00"), 1, List.of(pause("2024-05-14T10:00", "2200-01-01T00:00"))));
    }

    private List<String> told(String from, int workingDays, Pause... pauses) {
        return china.explain(at(from), workingDays, Arrays.asList(pauses)).days().stream()
                .map(day -> "%s %s: %s %s %s"
                        .formatted(
                                day.date(),
                                day.counted() ? "counted" : "not counted",
                                day.reason(),
                                day.nameEn(),
                                day.nameZh())
                        .strip())
                .toList();
    }

    private static Pause pause(String from, String until) {
        return new Pause(at(from), at(until), "answer of the customer");
    }
}
