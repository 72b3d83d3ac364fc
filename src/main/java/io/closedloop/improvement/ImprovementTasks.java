package io.closedloop.improvement;

import static io.closedloop.improvement.ImprovementProcess.CAPTION;
import static io.closedloop.improvement.ImprovementProcess.NEWS;
import static io.closedloop.improvement.ImprovementProcess.REPORT;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Recipient;
import io.closedloop.engine.Submission;
import io.closedloop.staff.Role;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the models call when a month is summed up. */
@Configuration(proxyBeanMethods = false)
class ImprovementTasks {

    private final Improvement improvement;
    private final ImprovementProcess process;
    private final Correspondence correspondence;

    ImprovementTasks(Improvement improvement, ImprovementProcess process, Correspondence correspondence) {
        this.improvement = improvement;
        this.process = process;
        this.correspondence = correspondence;
    }

    @Bean
    JavaDelegate requestReport() {
        return execution -> process.reportRequested(Submission.of(execution, RequestReport.class));
    }

    /** A report that is being written already is not written twice. */
    @Bean
    JavaDelegate openReport() {
        return execution -> {
            YearMonth month = wanted(execution).orElseGet(improvement::lastMonth);
            process.lock();
            boolean beingWritten = process.isBeingWritten(month);
            execution.setVariable(NEWS, beingWritten ? Improvement.News.NOTHING.name() : null);
            execution.setProcessBusinessKey(month.toString());
            execution.setVariable(CAPTION, month.toString());
        };
    }

    @Bean
    JavaDelegate computeFigures() {
        return execution -> {
            if (execution.getVariable(NEWS) == null) {
                execution.setVariable(NEWS, improvement.count(month(execution)).name());
            }
        };
    }

    @Bean
    JavaDelegate recordReport() {
        return execution -> improvement.record(month(execution), Submission.of(execution, ProposeImprovements.class));
    }

    @Bean
    JavaDelegate freezeReport() {
        return execution -> execution.setVariable(REPORT, improvement.freeze(month(execution)));
    }

    @Bean
    JavaDelegate tellAboutReport() {
        return execution -> Stream.of(Role.PRODUCT_MANAGER, Role.DEPARTMENT_HEAD, Role.PROCESS_OWNER)
                .forEach(role -> correspondence.tell(
                        execution.getProcessBusinessKey(),
                        Recipient.role(role.id()),
                        "reportFrozen",
                        execution.getProcessBusinessKey(),
                        execution.getVariable(REPORT)));
    }

    private static Optional<YearMonth> wanted(DelegateExecution execution) {
        return execution.getVariable(Submission.VARIABLE) == null
                ? Optional.empty()
                : Optional.ofNullable(Submission.of(execution, RequestReport.class)
                                .form()
                                .reportMonth())
                        .map(YearMonth::parse);
    }

    private static YearMonth month(DelegateExecution execution) {
        return YearMonth.parse(execution.getProcessBusinessKey());
    }
}
