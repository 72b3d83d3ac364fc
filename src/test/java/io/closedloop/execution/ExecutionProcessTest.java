package io.closedloop.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.closedloop.document.Documents;
import io.closedloop.engine.Fields;
import io.closedloop.execution.Execution.ProgressContent;
import io.closedloop.execution.Execution.ProgressRow;
import io.closedloop.planning.WorkStatus;
import io.closedloop.registration.Registration;
import io.closedloop.registration.Status;
import io.closedloop.support.BreakdownForm;
import io.closedloop.support.Covers;
import io.closedloop.support.Inputs;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@Covers("execution")
class ExecutionProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    BreakdownForm breakdown;

    @Autowired
    Inputs inputs;

    @Autowired
    Execution execution;

    @Autowired
    Documents documents;

    @Autowired
    Registration registration;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void givesEveryWorkItemToItsOwner() {
        journey.working();

        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder("execution-team", "execution-team-2");
        assertThat(breakdown.reportOf("execution-team").getName()).endsWith(" · 界面设计");
        assertThat(registration.find(journey.number()).orElseThrow().status()).isEqualTo(Status.EXECUTION);
    }

    @Test
    void done() {
        journey.working().complete(breakdown.reportOf("execution-team"), "note", "客户已确认");
        assertThat(journey.openTasks()).containsExactly("reportProgress");
        journey.complete(breakdown.reportOf("execution-team-2"));

        assertThat(journey.trace("userTask", "serviceTask"))
                .as("work items run in parallel, so they trace side by side")
                .endsWith(
                        "recordTaskBreakdown", "reportProgress", "reportProgress", "recordProgress", "recordProgress");
        assertThat(journey.openTasks()).containsExactly("submitDeliverables");
        assertThat(progress())
                .extracting(ProgressRow::taskName, ProgressRow::reportedBy, ProgressRow::status, ProgressRow::note)
                .containsExactly(
                        tuple("界面设计", "Execution team", WorkStatus.DONE, "客户已确认"),
                        tuple("后端开发", "Execution team 2", WorkStatus.DONE, null));
        assertThat(list())
                .extracting(row -> row.get("status"), row -> row.get("actualEnd"))
                .containsExactly(tuple(WorkStatus.DONE, inputs.today()), tuple(WorkStatus.DONE, inputs.today()));
    }

    @Test
    void comesBackOnTheNextWorkingDay() {
        clock.set("2024-04-30T10:00");
        journey.working().complete(breakdown.reportOf("execution-team"), "status", "IN_PROGRESS", "note", "一半");

        assertThat(journey.openTasks()).containsExactly("reportProgress");
        assertThat(journey.timer("nextWorkingDay").getDuedate())
                .as("the first working day after Labour Day, 09:00")
                .isEqualTo(Instant.parse("2024-05-06T09:00:00+08:00"));
        assertThat(list())
                .extracting(row -> row.get("status"), row -> row.get("actualEnd"))
                .containsExactly(tuple(WorkStatus.IN_PROGRESS, null), tuple(null, null));

        clock.set("2024-05-06T09:00");
        journey.fires("nextWorkingDay");
        assertThat(breakdown.reportOf("execution-team").getDueDate())
                .as("the close of that day")
                .isEqualTo(Instant.parse("2024-05-06T18:00:00+08:00"));
    }

    @Test
    void blocked() {
        journey.working().complete(breakdown.reportOf("execution-team"), "status", "BLOCKED", "blocker", "接口未开放");

        assertThat(journey.openTasks()).containsExactly("reportProgress", "resolveBlocker");
        assertThat(journey.shown("resolveBlocker", "briefing").toString()).contains("接口未开放");

        journey.complete("resolveBlocker");
        assertThat(journey.trace("userTask", "serviceTask"))
                .endsWith("reportProgress", "recordProgress", "resolveBlocker", "recordResolution");
        assertThat(journey.tasks("reportProgress"))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder("execution-team", "execution-team-2");
        assertThat(progress())
                .extracting(ProgressRow::status, ProgressRow::blocker, ProgressRow::resolution)
                .containsExactly(
                        tuple(WorkStatus.BLOCKED, "接口未开放", null), tuple(WorkStatus.IN_PROGRESS, null, "接口已开放"));
        assertThat(list().get(0)).containsEntry("status", WorkStatus.IN_PROGRESS);
    }

    @Test
    void expectsNoReportBeforeThePlannedStart() {
        clock.set("2024-05-10T10:00");
        journey.confirmed().complete("breakDownTasks", "workItems", Inputs.json("""
                                [{"name":"后端开发","owner":"execution-team","plannedStart":"2024-05-20",
                                  "plannedEnd":"2024-06-03","deliverable":"代码"}]"""));

        assertThat(journey.task("reportProgress").getDueDate()).isEqualTo(Instant.parse("2024-05-21T18:00:00+08:00"));
    }

    @Test
    void missesItsDeadlines() {
        journey.working().fires("reportProgressOverdue").complete("handleEscalation");
        journey.complete(breakdown.reportOf("execution-team"), "status", "BLOCKED", "blocker", "接口未开放")
                .fires("resolveBlockerOverdue")
                .complete("handleEscalation");

        assertThat(journey.openTasks()).containsExactly("reportProgress", "resolveBlocker");
    }

    private List<ProgressRow> progress() {
        return ((ProgressContent)
                        execution.documents(journey.number(), null).get(0).content())
                .progress();
    }

    /** The rows of the task breakdown list as its readers see them. */
    private List<Map<String, @Nullable Object>> list() {
        Record content = documents
                .latest(journey.number(), "task-breakdown")
                .orElseThrow()
                .content();
        List<?> rows =
                (List<?>) Objects.requireNonNull(Fields.of(content).values().get("workItems"));
        return rows.stream().map(row -> Fields.of((Record) row).values()).toList();
    }
}
