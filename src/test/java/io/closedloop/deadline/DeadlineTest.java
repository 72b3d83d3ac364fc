package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks at a deadline from every side: the task, its timers, the record. */
@ProcessTest
abstract class DeadlineTest {

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    DeadlineBook book;

    @Autowired
    DeadlineViews views;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    void waits(String task) {
        book.waitForCustomer(execution(task), "等客户确认数量", "requirement-admin");
    }

    void standsAt(String task, String local) {
        assertThat(journey.task(task).getDueDate()).isEqualTo(date(local));
        assertThat(overdue(task).getDuedate()).isEqualTo(date(local));
        assertThat(view(task).dueAt()).isEqualTo(instant(local));
    }

    DeadlineView view(String task) {
        return views.of(execution(task), task).orElseThrow();
    }

    Job overdue(String task) {
        return journey.timer(task + "Overdue");
    }

    Job reminder(String task) {
        return management.createJobQuery().executionId(execution(task)).timers().list().stream()
                .filter(job -> ((JobEntity) job).getJobHandlerConfigurationRaw().startsWith(task + "$"))
                .findFirst()
                .orElseThrow();
    }

    String execution(String task) {
        return journey.task(task).getExecutionId();
    }

    static Date date(String local) {
        return Date.from(instant(local));
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
