package io.closedloop.improvement;

import io.closedloop.deadline.CustomerWait;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.Submission;
import io.closedloop.registration.RegistrationProcess;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of the monthly report's process, and what improvement asks the engine. */
@Component
class ImprovementProcess {

    static final String PROCESS = "optimization-report";
    static final String CAPTION = "caption";
    static final String NEWS = "reportNews";

    /** Number of the frozen report. */
    static final String REPORT = "reportNumber";

    static final String REPORT_REQUESTED = "ReportRequested";

    /** Timers at tasks, which have a deadline of their own and are no step. */
    static final String UNANSWERED = "handleEscalationUnanswered";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final DeadlineViews deadlines;
    private final JdbcClient jdbc;

    ImprovementProcess(
            @Lazy RuntimeService runtime, @Lazy HistoryService history, DeadlineViews deadlines, JdbcClient jdbc) {
        this.runtime = runtime;
        this.history = history;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    /** Somebody wants the report of a month. */
    void reportRequested(Submission<RequestReport> wanted) {
        runtime.createMessageCorrelation(REPORT_REQUESTED)
                .setVariable(Submission.VARIABLE, wanted.asVariable())
                .correlateStartMessage();
    }

    /** Lets nobody else begin a report before this transaction ends. */
    void lock() {
        jdbc.sql("SELECT id FROM improvement_lock FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** Whether somebody is at the report of a month. */
    boolean isBeingWritten(YearMonth month) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(month.toString())
                        .count()
                > 0;
    }

    /** Where a requirement stood, and when. */
    List<Stay> stays(String key) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(RegistrationProcess.PROCESS)
                .processInstanceBusinessKey(key)
                .singleResult();
        if (instance == null) {
            return List.of();
        }
        Map<String, List<CustomerWait>> waits =
                deadlines.waits(key).stream().collect(Collectors.groupingBy(CustomerWait::executionId));
        return Stream.of("userTask", "intermediateTimer")
                .flatMap(type -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityType(type)
                        .list()
                        .stream())
                .map(activity -> stay(activity, waits.getOrDefault(activity.getExecutionId(), List.of())))
                .toList();
    }

    private static Stay stay(HistoricActivityInstance activity, List<CustomerWait> waits) {
        return new Stay(
                activity.getActivityId(),
                activity.getStartTime().toInstant(),
                activity.getEndTime() == null ? null : activity.getEndTime().toInstant(),
                waits.stream()
                        .map(wait -> new Stay.Wait(wait.from(), wait.until()))
                        .toList());
    }
}
