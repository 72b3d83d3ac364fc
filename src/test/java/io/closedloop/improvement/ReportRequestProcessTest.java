package io.closedloop.improvement;

import static io.closedloop.improvement.ReportDesk.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.refusal.Refusal;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("report-request")
class ReportRequestProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Timetable timetable;

    @Autowired
    ReportDesk desk;

    @Autowired
    TestClock clock;

    @BeforeEach
    void october() {
        desk.forgetAll();
        clock.set("2026-10-20T10:00");
    }

    @AfterEach
    void leaveNoTrace() {
        desk.forgetAll();
        clock.reset();
    }

    @Test
    void wantsAnyMonth() {
        desk.wants(OCTOBER);
        assertThat(journey.with(OCTOBER).openTasks()).containsExactly("proposeImprovements");

        desk.wants(null);
        assertThat(journey.with("2026-09").openTasks()).containsExactly("proposeImprovements");
    }

    @Test
    void wantsNoReportTwiceAtOnce() {
        clock.set("2026-11-01T08:00");
        desk.wants(OCTOBER);
        assertThatThrownBy(() -> desk.wants(OCTOBER))
                .isInstanceOf(Refusal.class)
                .hasMessage("Month: the report of this month is being written already.");

        clock.set("2026-11-02T09:00");
        assertThat(timetable.outcome(timetable.starts("optimization-report"))).isEqualTo("reportStands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-1", "2026-11", "1999-10", "October"})
    void refusesMonthsThatAreNone(String month) {
        assertThatThrownBy(() -> desk.wants(month))
                .isInstanceOf(Refusal.class)
                .hasMessage("Month: name a month like 2026-10 that has begun.");
    }
}
