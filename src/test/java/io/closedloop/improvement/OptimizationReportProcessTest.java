package io.closedloop.improvement;

import static io.closedloop.improvement.ReportDesk.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Documents;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
@Covers({"optimization-report", "escalation"})
class OptimizationReportProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Timetable timetable;

    @Autowired
    Documents documents;

    @Autowired
    Improvement improvement;

    @Autowired
    Renderings renderings;

    @Autowired
    Correspondence correspondence;

    @Autowired
    ReportDesk desk;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @BeforeEach
    void nothingHappened() {
        desk.forgetAll();
        clock.set("2026-10-12T10:00");
    }

    @AfterEach
    void leaveNoTrace() {
        desk.forgetAll();
        clock.reset();
    }

    @Test
    void freezesTheReportOfLastMonth() {
        journey.begins("channel", "EMAIL");
        journey.begins("channel", "EMAIL");
        journey.begins("channel", "PHONE");

        desk.november();
        assertThat(journey.openTasks()).containsExactly("proposeImprovements");
        assertThat(journey.task("proposeImprovements").getName()).isEqualTo("Propose improvements · 2026-10");
        assertThat(journey.task("proposeImprovements").getDueDate())
                .isEqualTo(Instant.parse("2026-11-05T18:00:00+08:00"));
        assertThat(journey.shown("proposeImprovements", "briefing").toString())
                .contains("Figures of 2026-10", "[\"Requirements that came in\",\"-\",\"3\",\"0\"]")
                .contains("[\"Came in, by channel\",\"e-mail\",\"2\",\"-\"]");

        journey.complete("proposeImprovements", "commonProblems", "需求描述不清", "suggestions", "登记时当面确认");
        assertThat(journey.outcome()).isEqualTo("reportFrozen");
        assertThat(journey.trace("userTask", "serviceTask"))
                .containsExactly(
                        "openReport",
                        "computeFigures",
                        "proposeImprovements",
                        "recordReport",
                        "freezeReport",
                        "tellAboutReport");
        Report frozen = improvement.frozen(YearMonth.parse(OCTOBER)).orElseThrow();
        assertThat(frozen.reportNumber()).isEqualTo("202610-R01");
        assertThat(renderings.kept(OCTOBER)).singleElement().satisfies(kept -> {
            assertThat(kept.occasion()).isEqualTo(KeptRendering.Occasion.FROZEN);
            assertThat(kept.sha256()).isEqualTo(frozen.sha256());
        });
        assertThat(latest().commonProblems()).isEqualTo("需求描述不清");
        assertThat(correspondence.about(OCTOBER))
                .extracting(Notification::recipient)
                .containsExactly("product-manager", "department-head", "process-owner");
    }

    @Test
    void standsAsItIsFrozen() {
        journey.begins();
        desk.november().complete("proposeImprovements");

        desk.wants(OCTOBER);
        assertThat(desk.ended("reportStands")).isEqualTo(1);
        assertThat(documents.versions(OCTOBER, "optimization-report")).hasSize(1);
    }

    @Test
    void saysWhatDiffersAndWhy() {
        journey.begins("channel", "EMAIL", "urgency", "LOW");
        desk.november().complete("proposeImprovements");
        String frozen = latest().toString();
        clock.set("2026-11-10T10:00");
        String number = registeredLate();

        desk.wants(OCTOBER);
        journey.with(OCTOBER);
        assertThat(journey.shown("proposeImprovements", "briefing").toString())
                .contains("What differs from the frozen version")
                .contains("[\"Came in, by channel\",\"phone\",\"-\",\"1\",\"" + number + "\"]")
                .contains("[\"Came in, by channel\",\"e-mail\",\"1\",\"-\",\"" + number + "\"]");
        journey.complete("proposeImprovements");

        assertThat(improvement.frozen(YearMonth.parse(OCTOBER)).orElseThrow().reportNumber())
                .isEqualTo("202610-R02");
        assertThat(latest().differences()).hasSize(2);
        assertThat(documents.versions(OCTOBER, "optimization-report").get(0).content())
                .as("the first version is never overwritten")
                .hasToString(frozen);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, 2026-11-02", "2026-10-01, 2026-10-08", "2026-12-01, 2026-12-01"})
    void beginsOnTheFirstWorkingDay(String first, String workingDay) {
        clock.set(first + "T09:00");
        String report = timetable.starts("optimization-report");
        if (!first.equals(workingDay)) {
            assertThat(timetable.waiting(report).getDuedate()).isEqualTo(Instant.parse(workingDay + "T09:00:00+08:00"));
            clock.set(workingDay + "T09:00");
            timetable.goesOn(report);
        }
        String month = YearMonth.parse(first.substring(0, 7)).minusMonths(1).toString();
        assertThat(journey.with(month).runOutsideSteps().openTasks()).containsExactly("proposeImprovements");
    }

    @Test
    void comesBackEveryMonthAtTheSettingsTime() {
        desk.november();

        assertThat(timetable.next("optimization-report").getDuedate())
                .isEqualTo(Instant.parse("2026-12-01T09:00:00+08:00"));
    }

    @Test
    void missesItsDeadline() {
        desk.november().fires("proposeImprovementsOverdue");

        assertThat(journey.openTasks()).containsExactly("handleEscalation", "proposeImprovements");
        assertThat(documents
                        .latest(OCTOBER, "escalation")
                        .orElseThrow()
                        .content()
                        .toString())
                .contains("Propose improvements");
        journey.fires("handleEscalationUnanswered").through("handleEscalation", "proposeImprovements");
        assertThat(journey.outcome()).isEqualTo("reportFrozen");
        assertThat(database.queryForObject("select count(*) from improvement_occurrence", Long.class))
                .as("a report is no requirement")
                .isZero();
    }

    /** The one requirement of October is registered in November, and turns out to have come by phone. */
    private String registeredLate() {
        journey.with(database.queryForObject("select number from improvement_requirement", String.class))
                .complete("registerRequirement", "channel", "PHONE");
        return journey.number();
    }

    private OptimizationReport latest() {
        return (OptimizationReport)
                documents.latest(OCTOBER, "optimization-report").orElseThrow().content();
    }
}
