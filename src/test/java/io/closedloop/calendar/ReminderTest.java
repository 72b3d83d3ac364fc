package io.closedloop.calendar;

import static io.closedloop.calendar.CalendarsForTests.at;
import static io.closedloop.calendar.CalendarsForTests.closesAt;
import static io.closedloop.calendar.CalendarsForTests.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people are reminded half-way to a deadline: at an opening of business, or not at all. */
class ReminderTest {

    private final WorkingCalendar china = CalendarsForTests.china();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a day: at the opening of the last, 2024-05-14T10:00, 2024-05-15T18:00, 2024-05-15T09:00",
        "late in the evening, 2024-05-14T23:30, 2024-05-15T18:00, 2024-05-15T09:00",
        "two days: half-way is the morning of the first, 2024-05-14T06:00, 2024-05-16T18:00, 2024-05-16T09:00",
        "half-way exactly at an opening, 2024-05-14T00:00, 2024-05-16T18:00, 2024-05-15T09:00",
        "half-way on a weekend: Monday, 2024-05-17T10:00, 2024-05-20T18:00, 2024-05-20T09:00",
        "half-way on a make-up Saturday before opening, 2024-05-09T10:00, 2024-05-13T00:00, 2024-05-11T09:00",
        "half-way in a long holiday: the day after, 2024-09-30T10:00, 2024-10-08T18:00, 2024-10-08T09:00",
        "the rest of today: nobody, 2024-05-14T10:00, 2024-05-14T18:00,",
        "today from before opening, 2024-05-14T07:00, 2024-05-14T18:00, 2024-05-14T09:00",
        "due before opening: too late, 2024-05-14T10:00, 2024-05-15T08:00,",
        "due at opening: too late, 2024-05-14T10:00, 2024-05-15T09:00,",
        "due on a weekend, 2024-05-17T10:00, 2024-05-18T12:00, 2024-05-18T09:00",
        "ten days, 2024-05-14T10:00, 2024-05-28T18:00, 2024-05-22T09:00",
    })
    void remindsHalfWay(String what, String event, String dueAt, String reminder) {
        assertThat(china.reminder(at(event), at(dueAt)).orElse(null))
                .as(what)
                .isEqualTo(reminder == null ? null : at(reminder));
    }

    @Test
    void neverRemindsAfterAShortDayClosed() {
        WorkingCalendar changed = china.with(file(List.of(), closesAt("2024-05-15", "12:00")));

        assertThat(changed.reminder(at("2024-05-14T10:00"), changed.deadline(at("2024-05-14T10:00"), 1)))
                .contains(at("2024-05-15T09:00"));
    }
}
