package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * One of two nodes, or PostgreSQL, is killed again and again while requirements go through their lives. How often is said
 * by {@code -Dclosedloop.kills}; the same kills come again with {@code -Dclosedloop.seed}.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("closedloop.kills", 4);
    private static final long SEED = Long.getLong("closedloop.seed", System.nanoTime());
    private static final int CLIENTS = 4;

    private final Random random = new Random(SEED);
    private final AtomicBoolean killing = new AtomicBoolean(true);

    @Test
    void losesNothing() {
        System.out.println("Kills: " + KILLS + ", seed: " + SEED);
        Instant begun = Instant.now();
        int postgres = 0;
        try (Cluster cluster = new Cluster(2, new Ledger());
                LifeCycles cycles = new LifeCycles(cluster, CLIENTS, Duration.ofMinutes(10))) {
            CompletableFuture<Void> load = cycles.whileTrue(killing::get);
            for (int kill = 0; kill < KILLS; kill++) {
                awaitProgress(cluster, load);
                if (random.nextInt(3) == 0) {
                    postgres++;
                    cluster.restartPostgres();
                } else {
                    // the other one may still be on its way: then nobody is there for a while
                    cluster.member(random.nextInt(2)).kill();
                }
            }
            killing.set(false);
            load.join();
            cluster.awaitNodes();
            List<String> violations = cluster.violations();
            System.out.printf(
                    "%d kills, %d of them of PostgreSQL, in %s: %s%n",
                    KILLS, postgres, Duration.between(begun, Instant.now()), cycles.summary());
            assertThat(violations).isEmpty();
        }
    }

    /** A kill comes when work goes on, a random moment after the one before: never in step with anything. */
    private void awaitProgress(Cluster cluster, CompletableFuture<Void> load) {
        int before = cluster.ledger().tasks().size();
        int more = 1 + random.nextInt(8);
        await().dontCatchUncaughtExceptions()
                .alias("work goes on")
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(() -> load.isDone() || cluster.ledger().tasks().size() >= before + more);
        if (load.isDone()) {
            load.join(); // throws why
        }
    }
}
