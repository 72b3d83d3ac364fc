package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** With production's lease, whatever a killed node had is taken up by the other within the time that we promise. */
class TakeUpTest {

    private static final Duration PROMISED = Duration.ofSeconds(90);

    /** As in {@code application.yaml}. */
    private static final long LEASE = 75_000;

    @Test
    void jobsOfAKilledNodeAreTakenUp() {
        Ledger ledger = new Ledger();
        try (Cluster cluster = new Cluster(
                2,
                ledger,
                Map.of("camunda.bpm.job-execution.lock-time-in-millis", LEASE),
                (index, port) -> Node.Launch.usual(port))) {
            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(cluster.postgres().url(), "postgres", "any, it trusts us"));
            cluster.mails().silence(true); // so that jobs are under way when the node dies
            Instant silent = Instant.now();
            Client client = cluster.client(Duration.ofSeconds(60));
            IntStream.range(0, 12)
                    .forEach(number -> new LifeCycle(client, ledger, true, LifeCycle.Turn.NONE, Duration.ofMinutes(2))
                            .runUntil("registerRequirement"));
            within(Duration.ofSeconds(60))
                    .until(() -> new HashSet<>(locked(jdbc).values()).size() == 2);
            Map<String, String> locked = locked(jdbc);
            cluster.member(0).kill();
            Instant killed = Instant.now();
            cluster.mails().silence(false);
            ledger.crashed("silent", silent, killed);

            within(PROMISED.plusSeconds(60)).until(() -> {
                Map<String, String> now = locked(jdbc);
                return locked.entrySet().stream()
                        .noneMatch(job -> job.getValue().equals(now.get(job.getKey())));
            });
            Duration took = Duration.between(killed, Instant.now());
            System.out.printf("%d jobs were locked; the dead node's were taken up within %s%n", locked.size(), took);
            assertThat(took).isLessThanOrEqualTo(PROMISED);
            assertThat(cluster.violations()).isEmpty();
        }
    }

    /** Who has which job. */
    private static Map<String, String> locked(JdbcClient jdbc) {
        return jdbc
                .sql("SELECT id_, lock_owner_ FROM act_ru_job WHERE lock_owner_ IS NOT NULL AND retries_ > 0")
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ConditionFactory within(Duration time) {
        return await().dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(100))
                .atMost(time);
    }
}
