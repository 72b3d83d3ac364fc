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

    /** After so long no further kill comes, and it is told how many there were. */
    private static final Duration AT_MOST = Duration.ofMinutes(Long.getLong("closedloop.minutes", 60));

    private static final int CLIENTS = 4;

    private final Random random = new Random(SEED);
    private final AtomicBoolean killing = new AtomicBoolean(true);

    @Test
    void losesNothing() {
        System.out.println("Kills: " + KILLS + ", seed: " + SEED);
        int kills = 0;
        int postgres = 0;
        try (Cluster cluster = new Cluster(2, new Ledger());
                LifeCycles cycles = new LifeCycles(cluster, CLIENTS, Duration.ofMinutes(10))) {
            Instant begun = Instant.now();
            CompletableFuture<Void> load = cycles.whileTrue(killing::get);
            for (; kills < KILLS && Instant.now().isBefore(begun.plus(AT_MOST)); kills++) {
                awaitProgress(cluster, load);
                if (random.nextBoolean()) {
                    postgres++;
                    cluster.restartPostgres();
                } else {
                    // the other one may still be on its way: then nobody is there for a while
                    anyThatIsUp(cluster).kill();
                }
            }
            killing.set(false);
            load.join();
            cluster.awaitNodes();
            List<String> violations = cluster.violations();
            System.out.printf(
                    "%d kills, %d of them of PostgreSQL, in %s: %s%n",
                    kills, postgres, Duration.between(begun, Instant.now()), cycles.summary());
            assertThat(violations).isEmpty();
            assertThat(kills).as("within " + AT_MOST).isEqualTo(KILLS);
        }
    }

    private Cluster.Member anyThatIsUp(Cluster cluster) {
        int first = random.nextInt(2);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(5))
                .until(() -> cluster.member(0).isUp() || cluster.member(1).isUp());
        return cluster.member(first).isUp() ? cluster.member(first) : cluster.member(1 - first);
    }

    /** A kill comes when work goes on, and a random moment later: not in step with the answer that told us so. */
    private void awaitProgress(Cluster cluster, CompletableFuture<Void> load) {
        int before = cluster.ledger().tasks().size();
        int more = 1 + random.nextInt(8);
        await().dontCatchUncaughtExceptions()
                .alias("work goes on")
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(5))
                .until(() -> load.isDone() || cluster.ledger().tasks().size() >= before + more);
        Instant moment = Instant.now().plusMillis(random.nextInt(2000));
        await().dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> load.isDone() || Instant.now().isAfter(moment));
        if (load.isDone()) {
            load.join(); // throws why
        }
    }
}
