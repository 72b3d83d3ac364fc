package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.calendar.Calendars;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@ProcessTest
@TestPropertySource(properties = "closedloop.test=installed-calendars")
@DirtiesContext
class InstalledCalendarsTest {

    @Autowired
    Calendars calendars;

    @Autowired
    CalendarChange change;

    @Autowired
    CalendarSettings settings;

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void takesEffectAtOnceOnlyWhereNothingMoves() throws IOException {
        startsWith("2040.csv", CalendarFiles.of("2040-01-01,HOLIDAY"));
        startsWith("2040.csv", CalendarFiles.of("2040-01-01,HOLIDAY"));
        assertThat(calendars.news())
                .singleElement()
                .returns("system", CalendarNews::appliedBy)
                .returns("2040", CalendarNews::years);
        assertThat(calendars.current().isScheduled(2040)).isTrue();

        clock.set("2026-10-09T10:00");
        journey.begins();
        startsWith("2026.csv", CalendarFiles.shipped(2026, "2026-10-10"));
        assertThat(calendars.news())
                .first()
                .returns("2026.csv", CalendarNews::fileName)
                .returns(null, CalendarNews::appliedAt);
        assertThat(calendars.current().isWorkingDay(LocalDate.parse("2026-10-10")))
                .isTrue();
    }

    @Test
    void leavesTheCalendarWhenAFileIsWrongOrMissing() throws IOException {
        int before = calendars.news().size();
        startsWith("wrong.csv", CalendarFiles.of("2041-13-01,HOLIDAY"));
        new InstalledCalendars(calendars, change, with(folder.resolve("missing.csv")))
                .run(new DefaultApplicationArguments());

        assertThat(calendars.news()).hasSize(before);
    }

    private void startsWith(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        new InstalledCalendars(calendars, change, with(file)).run(new DefaultApplicationArguments());
    }

    private CalendarSettings with(Path file) {
        return new CalendarSettings(
                settings.zone(),
                settings.opensAt(),
                settings.closesAt(),
                settings.weekend(),
                settings.country(),
                List.of(file));
    }
}
