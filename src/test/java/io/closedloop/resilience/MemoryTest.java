package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node whose memory is exhausted ends, as containers have it, and whatever started it starts it again; nothing is lost. */
class MemoryTest {

    private static final int READERS = 24;

    @Test
    void nodeEndsAndComesBack() {
        Ledger ledger = new Ledger();
        AtomicBoolean lasts = new AtomicBoolean(true);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try (Cluster cluster = new Cluster(
                        2,
                        ledger,
                        Map.of("closedloop.rendering.parallel", READERS), // far more than the memory is for
                        (index, port) -> new Node.Launch(
                                port,
                                List.of(index == 0 ? "-Xmx180m" : "-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
                                "io.closedloop.Closedloop",
                                List.of()));
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(10))) {
            CompletableFuture<Void> load = cycles.whileTrue(lasts::get);
            Client client = new Client(cluster.member(0)::port, Duration.ofSeconds(60));
            IntStream.range(0, READERS)
                    .forEach(reader -> readers.execute(() -> {
                        while (lasts.get()) {
                            client.get(
                                    "/api/requirements/" + month() + "-001/documents/registration-form.pdf",
                                    "process-owner");
                        }
                    }));
            await().dontCatchUncaughtExceptions()
                    .alias("memory is exhausted")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> cluster.member(0).revive());
            lasts.set(false);
            load.join();
            List<String> violations = cluster.violations();
            System.out.println("Out of memory: " + cycles.summary());
            assertThat(violations).isEmpty();
        } finally {
            readers.shutdownNow();
        }
    }

    private static String month() {
        return java.time.YearMonth.now(java.time.ZoneId.of("Asia/Shanghai"))
                .toString()
                .replace("-", "");
    }
}
