package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Requirements go through their lives at two nodes that are restarted in turn, orderly: nobody may notice more than a
 * connection that ends. How many is said by {@code -Dclosedloop.lifecycles}.
 */
class TwoNodesTest {

    private static final int LIFE_CYCLES = Integer.getInteger("closedloop.lifecycles", 20);

    /** After so long no further one is begun, and it is told how many there were. */
    private static final Duration AT_MOST = Duration.ofMinutes(Long.getLong("closedloop.minutes", 60));

    /** So many that compiling for speed is worth its time. */
    private static final boolean LONG = LIFE_CYCLES >= 200;

    private static final int CLIENTS = 4;
    private static final int TIMERS = 6;

    private static final String BEGIN_BY_THEMSELVES =
            "'optimization-report', 'weekly-sync', 'daily-progress', 'daily-digest', 'dossier-retention'";

    /** A node is restarted each time that so many more are over. */
    private static final int RESTART_EVERY = Math.max(8, LIFE_CYCLES / 20);

    private final Ledger ledger = new Ledger();

    @Test
    void workAsOne() {
        Instant begun = Instant.now();
        try (Cluster cluster = new Cluster(
                        2,
                        ledger,
                        Map.of(),
                        (index, port) -> LONG ? Node.Launch.lasting(port) : Node.Launch.usual(port));
                LifeCycles cycles = new LifeCycles(cluster, CLIENTS, Duration.ofMinutes(5))) {
            CompletableFuture<Void> load = cycles.run(LIFE_CYCLES, begun.plus(AT_MOST));
            int restarts = 0;
            for (int next = RESTART_EVERY / 2; next < LIFE_CYCLES; next += RESTART_EVERY) {
                int until = next;
                patiently().until(() -> load.isDone() || cycles.ended() >= until);
                if (load.isDone()) {
                    break;
                }
                cluster.member(restarts++ % 2).restart().join();
            }
            load.join();
            Duration took = Duration.between(begun, Instant.now());
            List<String> violations = cluster.violations();
            System.out.printf("%d orderly restarts in %s: %s%n", restarts, took, cycles.summary());
            assertThat(violations).isEmpty();
            assertThat(restarts).isPositive();
            assertThat(cycles.ended()).as("within " + AT_MOST).isEqualTo(LIFE_CYCLES);

            timersFireOnce(cluster);
        }
    }

    /** All deadlines of several requirements are over at the same moment, and all that begins by itself is due. */
    private void timersFireOnce(Cluster cluster) {
        Client client = cluster.client(Duration.ofSeconds(60));
        IntStream.range(0, TIMERS)
                .forEach(number -> new LifeCycle(
                                client, ledger, number % 2 == 0, LifeCycle.Turn.NONE, Duration.ofMinutes(2))
                        .runUntil("analyzeRequirement"));
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(cluster.postgres().url(), "postgres", "any, it trusts us"));
        Map<String, Integer> before = begun(jdbc);
        List<String> timers = jdbc.sql(
                        "UPDATE act_ru_job SET duedate_ = now() - interval '1 s' WHERE handler_type_ LIKE 'timer-%' AND duedate_ > now()"
                                + " AND process_def_key_ IN ('customer-requirement', " + BEGIN_BY_THEMSELVES
                                + ") RETURNING handler_type_")
                .query(String.class)
                .list();
        // each task has a reminder and a deadline
        assertThat(timers).hasSize(2 * TIMERS + 5);
        patiently()
                .until(() -> jdbc.sql("SELECT count(*) FROM escalation")
                                .query(Integer.class)
                                .single()
                        >= TIMERS);
        assertThat(cluster.violations()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM escalation")
                        .query(Integer.class)
                        .single())
                .isEqualTo(TIMERS);
        assertThat(jdbc.sql("SELECT count(*) FROM correspondence_mail WHERE event = 'reminder'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(TIMERS);
        // on a day off it begins and waits for the next working day
        Map<String, Integer> after = begun(jdbc);
        assertThat(after)
                .hasSize(5)
                .allSatisfy((process, times) ->
                        assertThat(times).as(process).isEqualTo(before.getOrDefault(process, 0) + 1));
    }

    /** How often each began; while this runs, its hour may come. */
    private static Map<String, Integer> begun(JdbcClient jdbc) {
        Map<String, Integer> times = new HashMap<>();
        jdbc.sql("SELECT proc_def_key_, count(*) FROM act_hi_procinst WHERE proc_def_key_ IN (" + BEGIN_BY_THEMSELVES
                        + ") GROUP BY proc_def_key_")
                .query(row -> {
                    times.put(row.getString(1), row.getInt(2));
                });
        return times;
    }

    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(50));
    }
}
