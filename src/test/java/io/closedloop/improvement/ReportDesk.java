package io.closedloop.improvement;

import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets reports begin as the calendar or a product manager would, and forgets them after a test. */
@Component
class ReportDesk {

    static final String OCTOBER = "2026-10";

    private final Journey journey;
    private final Timetable timetable;
    private final TestClock clock;
    private final ProcessEngine engine;
    private final JdbcTemplate database;

    ReportDesk(Journey journey, Timetable timetable, TestClock clock, ProcessEngine engine, JdbcTemplate database) {
        this.journey = journey;
        this.timetable = timetable;
        this.clock = clock;
        this.engine = engine;
        this.database = database;
    }

    /** October is over, and its report begins. */
    Journey november() {
        clock.set("2026-11-02T09:00");
        timetable.starts("optimization-report");
        return journey.with(OCTOBER).runOutsideSteps();
    }

    /** The product manager wants the report of a month, or of the one before. */
    void wants(@Nullable String month) {
        Map<String, Object> form = new HashMap<>();
        form.put("reportMonth", month);
        String process = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("report-request")
                .latestVersion()
                .singleResult()
                .getId();
        journey.as("product-manager", () -> engine.getFormService().submitStartForm(process, form));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("optimization-report")
                .messages()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** How many reports ended in a certain way. */
    long ended(String event) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("optimization-report")
                .finished()
                .list()
                .stream()
                .filter(report -> event.equals(report.getEndActivityId()))
                .count();
    }

    /** Nothing was ever reported, and nothing happened. */
    void forgetAll() {
        timetable.forget("optimization-report");
        for (String table : List.of(
                "improvement_report_figure",
                "improvement_report_difference",
                "improvement_report",
                "improvement_occurrence",
                "improvement_requirement")) {
            database.update("delete from " + table);
        }
        database.update("delete from correspondence_message where number = ?", OCTOBER);
        database.update("delete from rendering_kept where number = ?", OCTOBER);
    }
}
