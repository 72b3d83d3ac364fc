package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of a node is exhausted: with the option that README has, it ends at once, and nothing is lost. */
class MemoryTest {

    private static final int TIMES = 2;

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    void isExhausted() throws IOException {
        Path sign = folder.resolve("greed");
        Path classes = Node.classes(folder.resolve("classes"), GreedyNode.class);
        AtomicBoolean lasts = new AtomicBoolean(true);
        try (Cluster cluster = new Cluster(
                        2,
                        ledger,
                        Map.of(),
                        (index, port) -> index == 0 ? greedy(port, sign, classes) : Node.Launch.usual(port));
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(5))) {
            CompletableFuture<Void> load = cycles.whileTrue(lasts::get);
            for (int time = 1; time <= TIMES; time++) {
                int before = ledger.tasks().size();
                await().dontCatchUncaughtExceptions()
                        .atMost(Duration.ofMinutes(3))
                        .until(() -> load.isDone() || ledger.tasks().size() > before + 5);
                Files.createFile(sign);
                cluster.member(0).awaitEnd().join();
            }
            lasts.set(false);
            load.join();
            List<String> violations = cluster.violations();
            System.out.println(TIMES + " times without memory: " + cycles.summary());
            assertThat(violations).isEmpty();
            assertThat(cycles.answers()).doesNotContainKey(500);
        }
    }

    private static Node.Launch greedy(int port, Path sign, Path classes) {
        List<String> options = new ArrayList<>(Node.Launch.usual(port).options());
        options.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-D" + GreedyNode.SIGN + "=" + sign));
        return new Node.Launch(port, options, GreedyNode.class.getName(), List.of(classes));
    }
}
