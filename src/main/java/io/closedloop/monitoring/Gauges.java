package io.closedloop.monitoring;

import io.closedloop.engine.JobCounts.Jobs;
import io.closedloop.engine.TaskCounts.Open;
import io.closedloop.insight.Dashboard;
import io.closedloop.insight.Snapshot;
import io.closedloop.registration.Status;
import io.closedloop.staff.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last sample as metrics: whoever scrapes reads memory. */
@Component
class Gauges {

    private static final Open NOTHING = new Open("", 0, 0);

    private final Clock clock;
    private final MultiGauge jobs;
    private final MultiGauge tasks;
    private volatile @Nullable Sample last;

    Gauges(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        jobs = MultiGauge.builder("closedloop.jobs")
                .description("Jobs of the engine: due, executing, retrying after a failure, failed for good")
                .register(registry);
        tasks = MultiGauge.builder("closedloop.tasks.open")
                .description("Open tasks by the role they are offered to")
                .register(registry);
        age(registry, "closedloop.jobs.oldest.due", "How long the oldest due job has waited", Sample::oldestDueJob, 0);
        figure(registry, "closedloop.deadlines.missed", "Passed deadlines of open tasks", Sample::missedDeadlines);
        figure(registry, "closedloop.mails.waiting", "Mails still to be sent", Sample::mailsWaiting);
        figure(registry, "closedloop.mails.failed", "Mails that nobody tries to send any more", Sample::mailsFailed);
        figure(
                registry,
                "closedloop.mailbox.reachable",
                "1 when the mailbox could be read at the last look, or there is none",
                sample -> sample.mailboxReachable() ? 1 : 0);
        figure(
                registry,
                "closedloop.mailbox.mails.failing",
                "Mails in the mailbox that cannot be taken in",
                Sample::mailsUnreadable);
        age(registry, "closedloop.report.age", "Since the last monthly report", Sample::lastReport, Double.NaN);
        age(registry, "closedloop.sample.age", "Since these figures", sample -> Optional.of(sample.at()), Double.NaN);
        age(
                registry,
                "closedloop.dashboard.age",
                "Since the figures of the dashboard",
                sample -> sample.dashboard().map(Snapshot::countedAt),
                Double.NaN);
        dashboard(registry, "closedloop.requirements.overdue", Tags.empty(), Dashboard::overdue);
        dashboard(registry, "closedloop.requirements.escalated", Tags.empty(), Dashboard::escalated);
        dashboard(registry, "closedloop.requirements.blocked", Tags.empty(), Dashboard::blocked);
        dashboard(
                registry,
                "closedloop.month.deadlines",
                Tags.of("result", "missed"),
                month -> month.deadlinesEnded() - month.deadlinesKept());
        dashboard(registry, "closedloop.month.deadlines", Tags.of("result", "kept"), Dashboard::deadlinesKept);
        for (Status step : Status.STEPS) {
            dashboard(
                    registry,
                    "closedloop.requirements.running",
                    Tags.of("step", step.name().toLowerCase(Locale.ROOT)),
                    running -> running.running().stream()
                            .filter(each -> each.step() == step)
                            .mapToLong(Dashboard.StepCount::count)
                            .sum());
        }
    }

    void show(Sample sample) {
        jobs.register(sample.jobs().stream().flatMap(Gauges::rows).collect(Collectors.toList()), true);
        Map<String, Open> byRole = sample.tasks().stream().collect(Collectors.toMap(Open::role, Function.identity()));
        tasks.register(
                Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of("none"))
                        .flatMap(role -> rows(role, byRole.getOrDefault(role, NOTHING)))
                        .collect(Collectors.toList()),
                true);
        last = sample;
    }

    private static Stream<Row<?>> rows(Jobs of) {
        return Stream.of(
                row("process", of.process(), "due", of.due()),
                row("process", of.process(), "executing", of.executing()),
                row("process", of.process(), "retrying", of.retrying()),
                row("process", of.process(), "failed", of.failed()));
    }

    private static Stream<Row<?>> rows(String role, Open open) {
        return Stream.of(row("role", role, "offered", open.offered()), row("role", role, "taken", open.taken()));
    }

    private static Row<?> row(String key, String value, String state, long amount) {
        return Row.of(Tags.of(key, value, "state", state), amount);
    }

    private void figure(MeterRegistry registry, String name, String meaning, ToDoubleFunction<Sample> figure) {
        Gauge.builder(name, this, gauges -> gauges.read(figure))
                .description(meaning)
                .register(registry);
    }

    private void age(
            MeterRegistry registry,
            String name,
            String meaning,
            Function<Sample, Optional<Instant>> since,
            double otherwise) {
        Gauge.builder(
                        name,
                        this,
                        gauges -> gauges.read(sample -> since.apply(sample)
                                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                                .orElse(otherwise)))
                .description(meaning)
                .baseUnit("seconds")
                .register(registry);
    }

    private void dashboard(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<Dashboard> figure) {
        Gauge.builder(
                        name,
                        this,
                        gauges -> gauges.read(sample -> sample.dashboard()
                                .map(snapshot -> figure.applyAsDouble(snapshot.content()))
                                .orElse(Double.NaN)))
                .description("As the dashboard counted last")
                .tags(tags)
                .register(registry);
    }

    private double read(ToDoubleFunction<Sample> figure) {
        Sample sample = last;
        return sample == null ? Double.NaN : figure.applyAsDouble(sample);
    }
}
