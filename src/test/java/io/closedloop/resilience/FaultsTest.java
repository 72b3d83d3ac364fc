package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is around the nodes fails while requirements go through their lives: they say so, nothing is lost, and all goes on
 * by itself once it is mended. How long each fault lasts is said by {@code -Dclosedloop.fault-seconds}.
 */
class FaultsTest {

    private static final Duration FAULT = Duration.ofSeconds(Long.getLong("closedloop.fault-seconds", 20));

    /** How long a node waits for an answer of its database; much longer in production. */
    private static final int PATIENCE = 8;

    private static final Ledger LEDGER = new Ledger();
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new Cluster(
                2,
                LEDGER,
                Map.of("spring.datasource.hikari.data-source-properties.socketTimeout", PATIENCE),
                (index, port) -> Node.Launch.usual(port));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void databaseThatFreezes() {
        Instant begun = Instant.now();
        during(() -> {
            cluster.proxy().freeze(true);
            // nobody waits for ever: an error, and a node that says that it is not ready
            Client client = cluster.client(Duration.ofSeconds(45));
            saysSo(() -> client.get("/engine-rest/task/count", Node.ADMINISTRATOR));
            saysSo(() -> client.get("/api/requirements", Node.ADMINISTRATOR));
            saysSo(() -> client.post("/c", "", Map.of("token", "any")));
            assertThat(List.of(says(0, "liveness"), says(0, "readiness"))).containsExactly(200, 503);
            until(begun.plus(FAULT));
            cluster.proxy().freeze(false);
            LEDGER.crashed("frozen", begun, Instant.now());
        });
    }

    @Test
    void databaseThatDiesAgainAndAgain() {
        Random random = new Random();
        Instant begun = Instant.now();
        int[] deaths = {0};
        during(() -> {
            while (Instant.now().isBefore(begun.plus(FAULT))) {
                Instant next = Instant.now().plusSeconds(5 + random.nextInt((int) Math.min(36, FAULT.toSeconds() / 2)));
                until(next);
                cluster.restartPostgres();
                deaths[0]++;
            }
        });
        System.out.println("PostgreSQL died " + deaths[0] + " times in " + FAULT);
    }

    @Test
    void mailServerThatNeverAnswers() {
        Instant begun = Instant.now();
        during(() -> {
            cluster.mails().silence(true);
            // the cases go on without their mails
            new LifeCycle(
                            cluster.client(Duration.ofSeconds(60)),
                            LEDGER,
                            true,
                            LifeCycle.Turn.NONE,
                            Duration.ofMinutes(5))
                    .run();
            cluster.mails().silence(false);
            LEDGER.crashed("silent", begun, Instant.now());
        });
    }

    /** A fault under load, after which everything is as it should be, without hands. */
    private static void during(Runnable fault) {
        AtomicBoolean lasts = new AtomicBoolean(true);
        Instant begun = Instant.now();
        try (LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(10))) {
            CompletableFuture<Void> load = cycles.whileTrue(lasts::get);
            int before = LEDGER.tasks().size();
            within(120).until(() -> load.isDone() || LEDGER.tasks().size() > before + 3);
            fault.run();
            Instant mended = Instant.now();
            lasts.set(false);
            int then = LEDGER.tasks().size();
            within(120).until(() -> load.isDone() || LEDGER.tasks().size() > then);
            System.out.println("First task after it was mended: " + Duration.between(mended, Instant.now()));
            load.join();
            within(60).until(() -> says(0, "readiness") == 200 && says(1, "readiness") == 200);
            List<String> violations = cluster.violations();
            System.out.println(Duration.between(begun, Instant.now()) + ": " + cycles.summary());
            assertThat(violations).isEmpty();
            // an internal error would send people to their administrator
            assertThat(cycles.answers()).doesNotContainKey(500);
        }
    }

    private static void saysSo(Supplier<Client.Answer> asked) {
        within(PATIENCE + 40)
                .until(
                        asked::get,
                        answer -> answer.status() == 503
                                && answer.body().toString().contains("The system cannot be used"));
    }

    private static int says(int node, String probe) {
        return new Client(cluster.member(node)::port, Duration.ofSeconds(45))
                .get("/actuator/health/" + probe, "")
                .status();
    }

    private static void until(Instant moment) {
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofHours(1))
                .until(() -> Instant.now().isAfter(moment));
    }

    private static ConditionFactory within(int seconds) {
        return await().dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(seconds));
    }
}
