package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** PostgreSQL's disk is full while requirements go through their lives: all goes on when there is room again. */
class DiskTest {

    private final Ledger ledger = new Ledger();

    @Test
    void isFullForAWhile() {
        SmallDisk disk = new SmallDisk();
        AtomicBoolean lasts = new AtomicBoolean(true);
        try (Cluster cluster =
                        new Cluster(2, ledger, Map.of(), (index, port) -> Node.Launch.usual(port), disk::server);
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(5))) {
            CompletableFuture<Void> load = cycles.whileTrue(lasts::get);
            patiently().until(() -> load.isDone() || ledger.tasks().size() > 10);

            Instant begun = Instant.now();
            Client newcomers = cluster.client(Duration.ofSeconds(60));
            patiently().until(() -> {
                disk.fill(); // what a checkpoint gave free, too
                new LifeCycle(newcomers, ledger, true, LifeCycle.Turn.NONE, Duration.ZERO).arrives();
                return load.isDone() || refused(newcomers) > 20;
            });
            int then = ledger.tasks().size();
            disk.free();
            ledger.crashed("full disk", begun, Instant.now());

            Instant mended = Instant.now();
            patiently().until(() -> load.isDone() || ledger.tasks().size() > then);
            System.out.println("First task after there was room: " + Duration.between(mended, Instant.now()));
            lasts.set(false);
            load.join();
            List<String> violations = cluster.violations();
            System.out.println(cycles.summary() + "; newcomers " + newcomers.answers());
            assertThat(violations).isEmpty();
            assertThat(cycles.answers()).doesNotContainKey(500);
            assertThat(newcomers.answers()).doesNotContainKey(500);
        }
    }

    private static long refused(Client client) {
        return client.answers().getOrDefault(503, new AtomicLong()).get();
    }

    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(3));
    }
}
