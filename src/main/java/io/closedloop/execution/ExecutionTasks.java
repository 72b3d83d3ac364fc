package io.closedloop.execution;

import io.closedloop.engine.Submission;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model calls during execution, once per work item. */
@Configuration(proxyBeanMethods = false)
class ExecutionTasks {

    static final String WORK_ITEM = "workItemId";
    static final String PROGRESS = "progress";
    static final String PROGRESS_FROM = "progressFrom";

    private final Execution execution;

    ExecutionTasks(Execution execution) {
        this.execution = execution;
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

    private static Long item(DelegateExecution process) {
        return (Long) process.getVariable(WORK_ITEM);
    }

    private static void countFrom(DelegateExecution process, Instant reported) {
        process.setVariableLocal(PROGRESS_FROM, Date.from(reported));
    }
}
