package io.closedloop.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Notification;
import io.closedloop.document.Documents;
import io.closedloop.refusal.Refusal;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
@Covers({"optimization-report", "report-request", "escalation"})
class OptimizationReportProcessTest {

    private static final String OCTOBER = "2026-10";

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
    ProcessEngine engine;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @BeforeEach
    void nothingHappened() {
        forgetAll();
        clock.set("2026-10-12T10:00");
    }

    @AfterEach
    void leaveNoTrace() {
        timetable.forget("optimization-report");
        forgetAll();
        clock.reset();
    }

    private void forgetAll() {
        for (String table : new String[] {
            "improvement_report_figure",
            "improvement_report_difference",
            "improvement_report",
            "improvement_occurrence",
            "improvement_requirement"
        }) {
            database.update("delete from " + table);
        }
        database.update("delete from correspondence_message where number = ?", OCTOBER);
        database.update("delete from rendering_kept where number = ?", OCTOBER);
    }

    @Test
    void freezesTheReportOfLastMonth() {
        journey.begins("channel", "EMAIL");
        journey.begins("channel", "EMAIL");
        journey.begins("channel", "PHONE");

        november();
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
        november().complete("proposeImprovements");

        wanted(OCTOBER);
        assertThat(lastOutcome()).isEqualTo("reportStands");
        assertThat(documents.versions(OCTOBER, "optimization-report")).hasSize(1);
    }

    @Test
    void saysWhatDiffersAndWhy() {
        journey.begins("channel", "EMAIL", "urgency", "LOW");
        november().complete("proposeImprovements");
        String frozen = latest().toString();
        clock.set("2026-11-10T10:00");
        String number = registeredLate();

        wanted(OCTOBER);
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
        november();

        assertThat(timetable.next("optimization-report").getDuedate())
                .isEqualTo(Instant.parse("2026-12-01T09:00:00+08:00"));
    }

    @Test
    void isWrittenOnDemandForAnyMonth() {
        clock.set("2026-10-20T10:00");
        wanted(OCTOBER);
        assertThat(journey.with(OCTOBER).openTasks()).containsExactly("proposeImprovements");

        wanted(null);
        assertThat(journey.with("2026-09").openTasks()).containsExactly("proposeImprovements");
    }

    @Test
    void isNotWrittenTwiceAtOnce() {
        clock.set("2026-11-01T08:00");
        wanted(OCTOBER);
        assertThatThrownBy(() -> wanted(OCTOBER))
                .isInstanceOf(Refusal.class)
                .hasMessage("Month: the report of this month is being written already.");

        clock.set("2026-11-02T09:00");
        String second = timetable.starts("optimization-report");
        runOutsideSteps(second);
        assertThat(timetable.outcome(second)).isEqualTo("reportStands");
    }

    @ParameterizedTest
    @CsvSource({"2026-13", "2026-1", "2026-11", "1999-10", "October"})
    void refusesMonthsThatAreNone(String month) {
        assertThatThrownBy(() -> wanted(month))
                .isInstanceOf(Refusal.class)
                .hasMessage("Month: name a month like 2026-10 that has begun.");
    }

    @Test
    void missesItsDeadline() {
        november().fires("proposeImprovementsOverdue");

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

    private Journey november() {
        clock.set("2026-11-02T09:00");
        timetable.starts("optimization-report");
        return journey.with(OCTOBER).runOutsideSteps();
    }

    private void wanted(@org.jspecify.annotations.Nullable String month) {
        Map<String, Object> form = new java.util.HashMap<>();
        form.put("reportMonth", month);
        journey.as(
                "product-manager",
                () -> engine.getFormService()
                        .submitStartForm(
                                engine.getRepositoryService()
                                        .createProcessDefinitionQuery()
                                        .processDefinitionKey("report-request")
                                        .latestVersion()
                                        .singleResult()
                                        .getId(),
                                form));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("optimization-report")
                .messages()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private void runOutsideSteps(String instance) {
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private String lastOutcome() {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("optimization-report")
                .finished()
                .orderByProcessInstanceEndTime()
                .desc()
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .stream()
                .filter(instance -> "reportStands".equals(instance.getEndActivityId()))
                .findFirst()
                .map(instance -> instance.getEndActivityId())
                .orElse("");
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
