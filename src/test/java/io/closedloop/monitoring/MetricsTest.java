package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.insight.Dashboards;
import io.closedloop.support.CountedStatements;
import io.closedloop.support.Doors;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import io.closedloop.support.WithMail;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every figure as Prometheus reads it, before and after real steps. */
@WithMail
class MetricsTest {

    @Autowired
    TaskService tasks;

    @Autowired
    Journey journey;

    @Autowired
    Doors doors;

    @Autowired
    Sampling sampling;

    @Autowired
    Samples samples;

    @Autowired
    Dashboards dashboards;

    @Autowired
    ManagementService management;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    final String address = UUID.randomUUID() + "@customer.example";

    @AfterEach
    void letTheClockGo() {
        clock.reset();
    }

    @Test
    void countsOpenTasksByRole() {
        String offered = "closedloop_tasks_open{role=\"requirement-admin\",state=\"offered\"}";
        String taken = "closedloop_tasks_open{role=\"requirement-admin\",state=\"taken\"}";
        double offeredBefore = value(offered);
        double takenBefore = value(taken);
        String elsewhere = "closedloop_tasks_open{role=\"customer-service\",state=\"taken\"}";
        double elsewhereBefore = value(elsewhere);

        journey.begins().begins();
        String task = journey.task("registerRequirement").getId();
        journey.as("requirement-admin", () -> tasks.claim(task, "requirement-admin"));

        assertThat(value(offered)).isEqualTo(offeredBefore + 1);
        assertThat(value(taken)).isEqualTo(takenBefore + 1);
        assertThat(value(elsewhere)).isEqualTo(elsewhereBefore);
    }

    @Test
    void countsMissedDeadlinesOpenAndInTheMonth() {
        double open = value("closedloop_deadlines_missed");
        journey.begins();
        assertThat(value("closedloop_deadlines_missed")).isEqualTo(open);

        clock.set(clock.instant().plus(Duration.ofDays(1000)));
        assertThat(value("closedloop_deadlines_missed")).isGreaterThanOrEqualTo(open + 1);
        double missedThen = value("closedloop_deadlines_missed");
        journey.through("registerRequirement");

        assertThat(value("closedloop_deadlines_missed")).isEqualTo(missedThen - 1);
        assertThat(monthly("missed")).as("of the month we are in now").isEqualTo(1);
        journey.begins();
        dashboards.current();
        double overdue = value("closedloop_requirements_overdue");
        clock.set(clock.instant().plus(Duration.ofDays(1000)));
        dashboards.current();
        assertThat(value("closedloop_requirements_overdue")).isGreaterThan(overdue);
        assertThat(value("closedloop_dashboard_age_seconds")).isZero();
        clock.set(clock.instant().plusSeconds(40));
        assertThat(value("closedloop_dashboard_age_seconds")).isEqualTo(40);
    }

    @Test
    void countsJobsAndMailsThroughToTheIncident() {
        String due = "closedloop_jobs{process=\"send-mail\",state=\"due\"}";
        String retrying = "closedloop_jobs{process=\"send-mail\",state=\"retrying\"}";
        String failed = "closedloop_jobs{process=\"send-mail\",state=\"failed\"}";
        double waitingBefore = value("closedloop_mails_waiting");
        double failedBefore = value("closedloop_mails_failed");

        journey.begins("contactDetails", address);
        Job mail = journey.jobs("send-mail", "").get(0);
        assertThat(value("closedloop_mails_waiting")).isGreaterThan(waitingBefore);
        jdbc.sql("UPDATE correspondence_mail SET address = 'nobody@@nowhere' WHERE address = ?")
                .param(address)
                .update();
        clock.set(clock.instant().plusSeconds(30));
        assertThat(value("closedloop_jobs_oldest_due_seconds")).isGreaterThanOrEqualTo(30);
        // by now, what another test left to be tried again may be due, too
        double dueNow = value(due);
        double retryingBefore = value(retrying);
        double failedJobsBefore = value(failed);
        assertThatThrownBy(() -> management.executeJob(mail.getId())).isInstanceOf(Exception.class);

        assertThat(value(due)).isEqualTo(dueNow - 1);
        assertThat(value(retrying)).isEqualTo(retryingBefore + 1);
        while (management.createJobQuery().jobId(mail.getId()).singleResult().getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(mail.getId())).isInstanceOf(Exception.class);
        }
        assertThat(value(failed)).isEqualTo(failedJobsBefore + 1);
        assertThat(value(retrying)).isEqualTo(retryingBefore);
        assertThat(value("closedloop_mails_failed")).isEqualTo(failedBefore + 1);
    }

    @Test
    void aScrapeAsksTheDatabaseNothingAndASampleAFewQuestions() {
        int few = CountedStatements.of(samples::take);
        journey.planned().planned();
        assertThat(CountedStatements.of(samples::take)).isEqualTo(few).isLessThan(10);

        sampling.sample();
        double age = read("closedloop_sample_age_seconds");
        clock.set(clock.instant().plusSeconds(100));
        assertThat(read("closedloop_sample_age_seconds")).isGreaterThanOrEqualTo(age + 99);
    }

    private double monthly(String result) {
        dashboards.current();
        return value("closedloop_month_deadlines{result=\"" + result + "\"}");
    }

    /** After a new sample. */
    private double value(String metric) {
        sampling.sample();
        return read(metric);
    }

    /** A figure that is told apart by labels is missing where there is nothing to count; any other is always there. */
    private double read(String metric) {
        String metrics = doors.get("/actuator/prometheus", "process-owner").getBody();
        Matcher line = Pattern.compile("^" + Pattern.quote(metric) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(String.valueOf(metrics));
        boolean told = line.find();
        assertThat(told || metric.contains("{")).as(metric).isTrue();
        return told ? Double.parseDouble(line.group(1)) : 0;
    }
}
