package io.closedloop.calendar;

import static io.closedloop.calendar.CalendarsForTests.at;
import static io.closedloop.calendar.CalendarsForTests.weeksOnly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting where clocks are put forward and back. */
class ClockChangeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final WorkingCalendar berlin = weeksOnly("Europe/Berlin", "09:00", "18:00");

    @Test
    void closesAtTheSameTimeOfDayInSummerAndWinter() {
        Instant friday = at("2024-03-29T18:00", BERLIN);

        assertThat(berlin.deadline(friday, 1)).isEqualTo(Instant.parse("2024-04-01T16:00:00Z"));
        assertThat(Duration.between(friday, berlin.deadline(friday, 1))).isEqualTo(Duration.ofHours(71));
        assertThat(berlin.deadline(at("2024-10-25T10:00", BERLIN), 1)).isEqualTo(Instant.parse("2024-10-28T17:00:00Z"));
        assertThat(berlin.deadline(at("2024-10-25T10:00", BERLIN), 0)).isEqualTo(Instant.parse("2024-10-25T16:00:00Z"));
    }

    @Test
    void bothHoursThatAreCalledTwoBelongToTheSameDay() {
        Instant first = Instant.parse("2024-10-27T00:30:00Z");
        Instant second = Instant.parse("2024-10-27T01:30:00Z");

        assertThat(berlin.deadline(first, 1))
                .isEqualTo(berlin.deadline(second, 1))
                .isEqualTo(at("2024-10-28T18:00", BERLIN));
    }

    @Test
    void anEventBelongsToTheDayOfTheInstallationNotOfGreenwich() {
        assertThat(berlin.deadline(Instant.parse("2024-05-14T22:30:00Z"), 1)).isEqualTo(at("2024-05-16T18:00", BERLIN));
        assertThat(berlin.deadline(Instant.parse("2024-05-14T21:30:00Z"), 1)).isEqualTo(at("2024-05-15T18:00", BERLIN));
    }

    /** North Korea's clocks went from 23:30 on 4 May 2018, a Friday, to midnight. */
    @Test
    void aCloseOfBusinessThatTheClockJumpsOverIsStillThatDays() {
        WorkingCalendar pyongyang = weeksOnly("Asia/Pyongyang", "15:00", "23:45");

        Explanation explained = pyongyang.explain(Instant.parse("2018-05-03T03:00:00Z"), 1, List.of());

        assertThat(explained.dueAt()).isEqualTo(Instant.parse("2018-05-04T15:15:00Z"));
        assertThat(explained.days())
                .extracting(ExplainedDay::date)
                .containsExactly(LocalDate.parse("2018-05-03"), LocalDate.parse("2018-05-04"));
        assertThat(pyongyang.deadline(explained.dueAt(), 1)).isEqualTo(Instant.parse("2018-05-07T14:45:00Z"));
    }
}
