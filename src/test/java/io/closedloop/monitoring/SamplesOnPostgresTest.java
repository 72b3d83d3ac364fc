package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.engine.JobCounts.Jobs;
import io.closedloop.engine.TaskCounts.Open;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The statements behind the figures, on PostgreSQL. */
@ProcessTest
@OnPostgres
class SamplesOnPostgresTest {

    @Autowired
    Journey journey;

    @Autowired
    Samples samples;

    @Autowired
    ManagementService management;

    @Autowired
    TestClock clock;

    @AfterEach
    void letTheClockGo() {
        clock.reset();
    }

    @Test
    void countWhatIsOpen() {
        long missed = samples.take().missedDeadlines();
        long tasks = offered(samples.take());
        journey.begins();
        assertThat(offered(samples.take())).isEqualTo(tasks + 1);

        clock.set(clock.instant().plus(Duration.ofDays(500)));
        Sample sample = samples.take();
        assertThat(sample.missedDeadlines()).isGreaterThan(missed);
        assertThat(sample.jobs())
                .filteredOn(jobs -> jobs.process().equals("customer-requirement"))
                .singleElement()
                .satisfies(jobs -> {
                    assertThat(jobs.due()).isPositive();
                    assertThat(jobs.executing()).isZero();
                });
        assertThat(sample.oldestDueJob())
                .get()
                .satisfies(since -> assertThat(since).isBefore(clock.instant()));

        Job job = management
                .createJobQuery()
                .processDefinitionKey("customer-requirement")
                .withRetriesLeft()
                .listPage(0, 1)
                .get(0);
        management.setJobRetries(job.getId(), 0);
        assertThat(failed(samples.take())).isEqualTo(failed(sample) + 1);
        management.setJobRetries(job.getId(), job.getRetries());
        assertThat(failed(samples.take())).isEqualTo(failed(sample));
    }

    private static long failed(Sample sample) {
        return sample.jobs().stream().mapToLong(Jobs::failed).sum();
    }

    private static long offered(Sample sample) {
        return sample.tasks().stream()
                .filter(open -> open.role().equals("requirement-admin"))
                .mapToLong(Open::offered)
                .sum();
    }
}
