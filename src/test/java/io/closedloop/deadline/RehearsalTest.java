package io.closedloop.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.calendar.CalendarNews;
import io.closedloop.calendar.Calendars;
import io.closedloop.deadline.CalendarPreview.Moved;
import io.closedloop.support.CalendarFiles;
import io.closedloop.support.Journey;
import io.closedloop.support.OnPostgres;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What a preview says is what happens, deadline by deadline, over many open requirements. */
class RehearsalTest {

    @Nested
    @ProcessTest
    @TestPropertySource(properties = "closedloop.test=rehearsal")
    class OnH2 extends Rehearsal {
        OnH2() {
            super(1000);
        }
    }

    @Nested
    @ProcessTest
    @OnPostgres
    @TestPropertySource(properties = "closedloop.test=rehearsal")
    class OnPostgresql extends Rehearsal {
        OnPostgresql() {
            super(200);
        }
    }

    @DirtiesContext
    abstract static class Rehearsal {

        private static final Map<Instant, Instant> LATER = Map.of(
                Instant.parse("2026-10-10T10:00:00Z"), Instant.parse("2026-10-12T10:00:00Z"),
                Instant.parse("2026-10-12T10:00:00Z"), Instant.parse("2026-10-13T10:00:00Z"));

        private final int requirements;

        @Autowired
        Journey journey;

        @Autowired
        TestClock clock;

        @Autowired
        Calendars calendars;

        @Autowired
        CalendarChange change;

        @Autowired
        TaskService tasks;

        @Autowired
        RuntimeService runtime;

        @Autowired
        ManagementService management;

        @Autowired
        DeadlineTable deadlines;

        Rehearsal(int requirements) {
            this.requirements = requirements;
        }

        @AfterEach
        void resetClock() {
            clock.reset();
        }

        @Test
        void previewEqualsOutcomeWhenAMakeUpDayFallsAway() {
            String[] days = {"2026-09-29T10:00", "2026-09-30T17:00", "2026-10-08T09:30", "2026-10-09T11:00"};
            for (int i = 0; i < requirements; i++) {
                clock.set(days[i % days.length]);
                journey.begins();
                if (i % 5 == 0) {
                    journey.through("registerRequirement", "confirmRegistration", "analyzeRequirement");
                }
            }
            clock.set("2026-10-09T12:00");
            Map<String, Instant> before = dueDates();

            CalendarNews proposal =
                    calendars.propose("2026.csv", CalendarFiles.shipped(2026, "2026-10-10"), 2026, "process-owner");
            CalendarPreview preview = change.preview(proposal.id());

            assertThat(preview.open()).isEqualTo(requirements);
            assertThat(preview.moved())
                    .hasSizeBetween(requirements / 4, requirements / 2)
                    .extracting(Moved::number)
                    .doesNotHaveDuplicates();
            assertThat(dueDates()).isEqualTo(before);

            Map<String, Instant> expected = new TreeMap<>(before);
            preview.moved().forEach(move -> {
                assertThat(move.dueBefore()).isEqualTo(before.get(move.number()));
                expected.put(move.number(), move.dueAfter());
            });
            // what was due on the make-up Saturday, or counted it, is due a working day later; nothing else moves
            assertThat(preview.moved())
                    .allSatisfy(move -> assertThat(LATER).containsEntry(move.dueBefore(), move.dueAfter()));
            assertThat(before.values()).filteredOn(LATER::containsKey).hasSameSizeAs(preview.moved());

            CalendarPreview outcome = change.apply(proposal.id(), preview.digest(), "process-owner");

            assertThat(outcome.moved()).isEqualTo(preview.moved());
            assertThat(dueDates()).isEqualTo(expected);
            assertThat(timers()).isEqualTo(expected);
            assertThat(records()).isEqualTo(expected);
            assertThat(calendars.news())
                    .first()
                    .returns("process-owner", CalendarNews::appliedBy)
                    .returns(preview.moved().size(), CalendarNews::moved);
        }

        private Map<String, Instant> dueDates() {
            Map<String, String> keys = runtime.createProcessInstanceQuery().list().stream()
                    .collect(Collectors.toMap(instance -> instance.getId(), instance -> instance.getBusinessKey()));
            return new TreeMap<>(tasks.createTaskQuery().list().stream()
                    .collect(Collectors.toMap(
                            task -> Objects.requireNonNull(keys.get(task.getProcessInstanceId())),
                            task -> task.getDueDate().toInstant())));
        }

        private Map<String, Instant> timers() {
            Map<String, String> keys = runtime.createProcessInstanceQuery().list().stream()
                    .collect(Collectors.toMap(instance -> instance.getId(), instance -> instance.getBusinessKey()));
            return new TreeMap<>(management.createJobQuery().timers().list().stream()
                    .filter(job -> job.getProcessInstanceId() != null)
                    .filter(job ->
                            ((JobEntity) job).getJobHandlerConfigurationRaw().endsWith("Overdue"))
                    .collect(Collectors.toMap(
                            job -> Objects.requireNonNull(keys.get(job.getProcessInstanceId())),
                            job -> job.getDuedate().toInstant())));
        }

        private Map<String, Instant> records() {
            return new TreeMap<>(deadlines.findByEndedAtIsNullOrderById().stream()
                    .collect(Collectors.toMap(Deadline::number, deadline -> Objects.requireNonNull(deadline.dueAt()))));
        }
    }
}
