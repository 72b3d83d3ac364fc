package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's disk is full for a while. It needs a file system of its own, which only root may make; others are told so. */
class DiskTest {

    private static final Duration FULL = Duration.ofSeconds(Long.getLong("closedloop.fault-seconds", 20));

    @TempDir
    Path disk;

    @Test
    void databaseWithoutSpace() throws Exception {
        if (run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()) != 0) {
            System.out.println("Not tried: nobody but root can make a disk that is full");
            return;
        }
        try {
            fillAndMend();
        } finally {
            assertThat(run("umount", "-l", disk.toString())).isZero();
        }
    }

    private void fillAndMend() {
        Ledger ledger = new Ledger();
        AtomicBoolean lasts = new AtomicBoolean(true);
        try (Cluster cluster = new Cluster(
                        2, ledger, Map.of(), (index, port) -> Node.Launch.usual(port), disk.resolve("postgres"));
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(10))) {
            CompletableFuture<Void> load = cycles.whileTrue(lasts::get);
            until(() -> load.isDone() || ledger.tasks().size() > 5);
            Instant begun = Instant.now();
            Path filler = disk.resolve("filler");
            until(() -> {
                fill(filler); // until nothing is written any more
                return load.isDone() || Instant.now().isAfter(begun.plus(FULL));
            });
            int before = ledger.tasks().size();
            filler.toFile().delete();
            cluster.postgres().revive();
            ledger.crashed("disk full", begun, Instant.now());
            until(() -> load.isDone() || ledger.tasks().size() > before);
            lasts.set(false);
            load.join();
            List<String> violations = cluster.violations();
            System.out.println("Disk full for " + FULL + ": " + cycles.summary());
            assertThat(violations).isEmpty();
        }
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            byte[] much = new byte[64 * 1024];
            while (true) {
                out.write(much);
            }
        } catch (IOException e) {
            // it is full
        }
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(5)).until(condition);
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
