package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@ProcessTest
class SchedulesTest {

    @Autowired
    Schedules schedules;

    @Autowired
    Timetable timetable;

    @Autowired
    ManagementService management;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    /** Whatever zone the server is in. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,    2026-11-23T01:29:59Z, 2026-11-23T01:30:00Z",
        "Asia/Shanghai,    2026-11-23T01:30:00Z, 2026-11-30T01:30:00Z",
        "America/New_York, 2026-10-26T14:00:00Z, 2026-11-02T14:30:00Z",
        "America/New_York, 2026-03-02T15:00:00Z, 2026-03-09T13:30:00Z"
    })
    void readsCronInTheInstallationsZone(String zone, Instant from, Instant next) {
        assertThat(new ZonedCycles(ZoneId.of(zone)).resolveDuedate("0 30 9 ? * MON", Date.from(from)))
                .isEqualTo(Date.from(next));
    }

    @Test
    void leavesIntervalsToTheEngine() {
        assertThat(new ZonedCycles(ZoneId.of("Asia/Shanghai"))
                        .resolveDuedate("R3/2026-11-23T09:00:00Z/PT2H", Date.from(Instant.EPOCH)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"0 30 9 31 FEB ?", "every Monday", "30 9 * * MON"})
    void refusesWhatIsNoSchedule(String cron) {
        ZonedCycles cycles = new ZonedCycles(ZoneId.of("Asia/Shanghai"));
        assertThatThrownBy(() -> cycles.resolveDuedate(cron, new Date())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsAChangedSettingWhenTheApplicationStarts() {
        Date scheduled = timetable.next("weekly-sync").getDuedate();
        // the application may have started before the hour that is scheduled, and this run after it
        clock.set(scheduled.toInstant().minus(1, ChronoUnit.DAYS));
        management.setJobDuedate(
                timetable.next("weekly-sync").getId(), Date.from(clock.instant().plus(400, ChronoUnit.DAYS)));

        schedules.run(new DefaultApplicationArguments());
        assertThat(timetable.next("weekly-sync").getDuedate()).isEqualTo(scheduled);
    }

    @Test
    void makesUpForAMissedStart() {
        Date scheduled = timetable.next("weekly-sync").getDuedate();
        clock.set(scheduled.toInstant().plus(1, ChronoUnit.DAYS));

        schedules.run(new DefaultApplicationArguments());
        assertThat(timetable.next("weekly-sync").getDuedate()).isEqualTo(scheduled);
    }
}
