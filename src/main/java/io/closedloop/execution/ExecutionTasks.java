package io.closedloop.execution;

import static io.closedloop.execution.ExecutionProcess.CAPTION;
import static io.closedloop.execution.ExecutionProcess.MANAGER;
import static io.closedloop.execution.ExecutionProcess.PROGRESS;
import static io.closedloop.execution.ExecutionProcess.PROGRESS_FROM;
import static io.closedloop.execution.ExecutionProcess.WORK_ITEM;

import io.closedloop.engine.Submission;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call during execution: once per work item, every week and every day. */
@Configuration(proxyBeanMethods = false)
class ExecutionTasks {

    private final Execution execution;
    private final WeeklySync weeklySync;
    private final DailyProgress dailyProgress;

    ExecutionTasks(Execution execution, WeeklySync weeklySync, DailyProgress dailyProgress) {
        this.execution = execution;
        this.weeklySync = weeklySync;
        this.dailyProgress = dailyProgress;
    }

    @Bean
    JavaDelegate recordProgress() {
        return process -> {
            Submission<ReportProgress> reported = Submission.of(process, ReportProgress.class);
            execution.report(process.getProcessBusinessKey(), item(process), reported);
            process.setVariableLocal(PROGRESS, reported.form().status().name());
            countFrom(process, reported.at());
        };
    }

    @Bean
    JavaDelegate recordResolution() {
        return process -> {
            Submission<ResolveBlocker> resolved = Submission.of(process, ResolveBlocker.class);
            execution.resolve(process.getProcessBusinessKey(), item(process), resolved);
            countFrom(process, resolved.at());
        };
    }

    @Bean
    JavaDelegate prepareWeeklySync() {
        return process -> {
            WeeklySync.Announced announced = weeklySync.prepare();
            process.setProcessBusinessKey(announced.key());
            process.setVariable(CAPTION, announced.week());
        };
    }

    @Bean
    JavaDelegate recordMinutes() {
        return process -> weeklySync.record(
                process.getProcessBusinessKey(),
                (String) process.getVariable(MANAGER),
                Submission.of(process, RecordWeeklySync.class));
    }

    @Bean
    JavaDelegate remindSilentOwners() {
        return process -> dailyProgress.remindSilentOwners();
    }

    private static Long item(DelegateExecution process) {
        return (Long) process.getVariable(WORK_ITEM);
    }

    private static void countFrom(DelegateExecution process, Instant reported) {
        process.setVariableLocal(PROGRESS_FROM, Date.from(reported));
    }
}
