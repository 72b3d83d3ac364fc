package io.closedloop.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.deadline.DeadlineBook;
import io.closedloop.insight.Dashboard.StepCount;
import io.closedloop.registration.Status;
import io.closedloop.support.Journey;
import io.closedloop.support.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is watched is what happened to requirements. */
abstract class FiguresOfJourneys {

    private static final String MODEL = "customer-requirement";

    @Autowired
    Journey journey;

    @Autowired
    TestClock clock;

    @Autowired
    Dashboards dashboards;

    @Autowired
    HeatMaps heatMaps;

    @Autowired
    Activities activities;

    @Autowired
    CasePaths paths;

    @Autowired
    FinishedCases finished;

    @Autowired
    VisitBackfill backfill;

    @Autowired
    ObjectMapper json;

    @Autowired
    DeadlineBook deadlines;

    @Autowired
    JdbcClient jdbc;

    /** Other tests share the database; what they leave open is not ours to count. */
    @BeforeEach
    void nobodyCameYet() {
        for (String table : new String[] {"insight_case", "insight_visit", "insight_snapshot", "insight_finished"}) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        clock.set("2025-06-03T10:00");
    }

    @AfterEach
    void startTheClock() {
        clock.reset();
    }

    @Test
    void countsRunningRequirementsByStep() {
        journey.begins();
        journey.begins().through("registerRequirement", "confirmRegistration");
        journey.confirmed();
        journey.working();
        journey.delivering().complete("conductAcceptance");

        assertThat(running())
                .isEqualTo(Map.of(
                        Status.REGISTRATION,
                        1L,
                        Status.ANALYSIS,
                        1L,
                        Status.PLANNING,
                        1L,
                        Status.EXECUTION,
                        1L,
                        Status.DELIVERY,
                        0L,
                        Status.ARCHIVE,
                        1L));

        journey.complete("archiveRequirement");

        assertThat(running()).containsEntry(Status.ARCHIVE, 0L);
        assertThat(dashboard().cycles().get(11).closed()).isPositive();
    }

    @Test
    void countsOverdueEscalatedAndBlockedRequirementsOnceEach() {
        journey.working().complete("reportProgress", "status", "BLOCKED", "blocker", "No interface yet.");
        assertThat(dashboard().blocked()).isOne();
        assertThat(dashboard().overdue()).isZero();

        clock.set("2025-06-30T10:00");
        assertThat(dashboard().overdue()).isOne();
        assertThat(dashboard().escalated()).isZero();

        journey.fires("resolveBlockerOverdue");
        assertThat(dashboard().escalated()).isOne();

        journey.complete("handleEscalation").complete("resolveBlocker");
        assertThat(dashboard().escalated()).isZero();
        assertThat(dashboard().blocked()).isZero();
    }

    @Test
    void whatWaitsForTheCustomerIsNotOverdue() {
        journey.planned();
        String execution = journey.task("obtainConfirmation").getExecutionId();
        deadlines.waitForCustomer(execution, "On holiday until July.", "customer-service");

        clock.set("2025-07-03T10:00");
        assertThat(dashboard().overdue()).isZero();

        deadlines.customerAnswered(execution, "customer-service");
        assertThat(dashboard().overdue()).isZero();
        clock.set("2025-08-01T10:00");
        assertThat(dashboard().overdue()).isOne();
    }

    @Test
    void countsWorkingTimeByTheCalendarAndWithoutWaiting() {
        clock.set("2025-06-03T10:00");
        journey.begins();
        // Tuesday 10:00 to Wednesday 11:00: eight hours and two
        clock.set("2025-06-04T11:00");
        journey.complete("registerRequirement");

        Heat register = heat("2025-06", "registerRequirement");
        assertThat(register.times()).isOne();
        assertThat(register.median()).isEqualTo(600);
        assertThat(register.percentile90()).isEqualTo(600);
        assertThat(register.late()).isZero();

        String execution = journey.task("confirmRegistration").getExecutionId();
        deadlines.waitForCustomer(execution, "Customer is away.", "customer-service");
        clock.set("2025-06-06T11:00");
        assertThat(heat(null, "confirmRegistration").median()).isZero();
        deadlines.customerAnswered(execution, "customer-service");
        clock.set("2025-06-06T12:30");
        assertThat(heat(null, "confirmRegistration").median()).isEqualTo(90);
        journey.complete("confirmRegistration");

        assertThat(heat("2025-06", "confirmRegistration").median()).isEqualTo(90);
    }

    @Test
    void countsMissedDeadlinesAndListsWhatIsBehind() {
        String number = journey.begins().number();
        clock.set("2025-06-10T10:00");
        assertThat(heat(null, "registerRequirement").late()).isOne();
        assertThat(activities
                        .behind(MODEL, "registerRequirement", null, true, null)
                        .rows())
                .extracting(BehindActivity.Row::number)
                .containsExactly(number);

        journey.complete("registerRequirement");

        assertThat(heats(null)).doesNotContainKey("registerRequirement");
        assertThat(heat("2025-06", "registerRequirement").late()).isOne();
        assertThat(activities
                        .behind(MODEL, "registerRequirement", "2025-06", true, null)
                        .rows())
                .extracting(BehindActivity.Row::number)
                .containsExactly(journey.number());
        assertThat(activities
                        .behind(MODEL, "registerRequirement", "2025-05", false, null)
                        .rows())
                .isEmpty();
    }

    @Test
    void countsWhatPlainJavaCounts() {
        Random random = new Random(7);
        Map<String, List<Integer>> expected = new TreeMap<>();
        for (int index = 0; index < 300; index++) {
            String activity =
                    List.of("analyzeRequirement", "preparePlan", "rectify").get(random.nextInt(3));
            int minutes = random.nextInt(900);
            expected.computeIfAbsent(activity, each -> new ArrayList<>()).add(minutes);
            jdbc.sql("""
                    INSERT INTO insight_visit (execution_id, process, activity, number, begun_at, ended_at, ended_month,
                        working_minutes, late)
                    VALUES (:id, :process, :activity, :id, :at, :at, '2025-04', :minutes, :late)""")
                    .param("id", "seed" + index)
                    .param("process", MODEL)
                    .param("activity", activity)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("minutes", minutes)
                    .param("late", minutes > 540)
                    .update();
        }

        expected.forEach((activity, minutes) -> {
            List<Integer> sorted = minutes.stream().sorted().toList();
            assertThat(heat("2025-04", activity))
                    .isEqualTo(new Heat(
                            activity,
                            sorted.size(),
                            (long) sorted.get((int) Math.ceil(sorted.size() * 0.5) - 1),
                            (long) sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1),
                            sorted.stream().filter(each -> each > 540).count()));
        });
        BehindActivity first = activities.behind(MODEL, "rectify", "2025-04", false, null);
        BehindActivity second = activities.behind(MODEL, "rectify", "2025-04", false, first.next());
        assertThat(first.rows()).hasSize(50).doesNotContainAnyElementsOf(second.rows());
    }

    @Test
    void showsThePathOfAFinishedRequirement() {
        String number = journey.delivering()
                .complete(
                        "conductAcceptance", "decision", "NOT_PASSED", "failureReason", "Too slow.", "signature", null)
                .complete("rectify")
                .complete("submitDeliverables")
                .complete("conductAcceptance")
                .complete("archiveRequirement")
                .number();

        PathView path = paths.of(number);

        assertThat(path.open()).isEmpty();
        assertThat(path.visits()).containsEntry("submitDeliverables", 2).containsEntry("registerRequirement", 1);
        assertThat(path.visits()).doesNotContainKey("informCustomer");
        assertThat(path.flows()).contains("registrationDecidedToRecordRegistration");
        assertThat(path.trail())
                .extracting(PathView.Entry::what)
                .contains("Register requirement", "Rectify", "Archive requirement");
        assertThat(path.trail())
                .filteredOn(each -> "registerRequirement".equals(each.element()))
                .extracting(PathView.Entry::by)
                .doesNotContainNull();
        assertThat(finished.page(null).requirements())
                .extracting(FinishedCases.Finished::number)
                .contains(number);
        assertThat(finished.page(number).requirements())
                .extracting(FinishedCases.Finished::number)
                .doesNotContain(number);
        assertThat(paths.drawing(number)).contains("registerRequirement");
    }

    @Test
    void countsAnewOnlyWhereTheLastCountIsTooOld() {
        Snapshots snapshots = new Snapshots(jdbc, json, new InsightSettings(Duration.ofMinutes(1)), clock);
        AtomicInteger counts = new AtomicInteger();
        Supplier<Snapshot<Integer>> current = () -> snapshots.current("test", Integer.class, counts::incrementAndGet);

        assertThat(current.get().content()).isOne();
        clock.set("2025-06-03T10:01");
        assertThat(current.get().content()).isOne();
        assertThat(current.get().countedAt()).isEqualTo(clock.instant().minusSeconds(60));
        snapshots.refresh("test", Integer.class, counts::incrementAndGet);
        assertThat(current.get().content()).isEqualTo(2);
        clock.set("2025-06-03T10:04");
        assertThat(current.get().content()).isEqualTo(3);
        clock.set("2025-06-01T10:00");
        assertThat(current.get().content()).as("the clock was set back").isEqualTo(4);
    }

    @Test
    void followsTheNumberAndCountsHistoryOnceMore() {
        String reference = journey.begins().number();
        journey.complete("registerRequirement");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM insight_visit WHERE number = ?")
                        .param(reference)
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("UPDATE insight_visit SET working_minutes = NULL WHERE ended_at IS NOT NULL")
                .update();

        backfill.run(new DefaultApplicationArguments());

        assertThat(heat("2025-06", "registerRequirement").times()).isOne();
    }

    private Map<String, Heat> heats(@Nullable String month) {
        return heatMaps.of(MODEL, month).content().activities().stream()
                .collect(Collectors.toMap(Heat::activity, each -> each));
    }

    private Heat heat(@Nullable String month, String activity) {
        return Objects.requireNonNull(heats(month).get(activity));
    }

    private Dashboard dashboard() {
        return dashboards.current().content();
    }

    private Map<Status, Long> running() {
        return dashboard().running().stream().collect(Collectors.toMap(StepCount::step, StepCount::count));
    }
}
