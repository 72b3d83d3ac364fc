package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every task of requirements is completed by fifty clients at the same moment, at two nodes: one is told that it is done,
 * the others that it was done before. How many tasks at least is said by {@code -Dclosedloop.double-submits}.
 */
class DoubleSubmitTest {

    private static final int TASKS = Integer.getInteger("closedloop.double-submits", 40);
    private static final int CLIENTS = 50;

    /** After so long no further requirement is begun, and it is told how many tasks there were. */
    private static final Duration AT_MOST = Duration.ofMinutes(Long.getLong("closedloop.minutes", 60));

    private final Ledger ledger = new Ledger();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @Test
    void everyTaskIsDoneOnce() {
        long begun = System.nanoTime();
        try (Cluster cluster = new Cluster(
                2,
                ledger,
                Map.of(),
                // so many that compiling for speed is worth its time
                (index, port) -> TASKS >= 200 ? Node.Launch.lasting(port) : Node.Launch.usual(port))) {
            Client client = cluster.client(Duration.ofSeconds(120));
            while (ledger.tasks().size() < TASKS && System.nanoTime() - begun < AT_MOST.toNanos()) {
                new LifeCycle(client, ledger, true, LifeCycle.Turn.NOT_ACCEPTED, Duration.ofMinutes(10))
                        .completing((path, user, input) -> atOnce(client, path, user, input))
                        .run();
            }
            List<String> violations = cluster.violations();
            System.out.printf(
                    "%d tasks, each completed by %d at once, in %d s: answers by status %s%n",
                    ledger.tasks().size(), CLIENTS, (System.nanoTime() - begun) / 1_000_000_000, client.answers());
            assertThat(violations).isEmpty();
            assertThat(ledger.tasks()).as("within " + AT_MOST).hasSizeGreaterThanOrEqualTo(TASKS);
        } finally {
            threads.shutdownNow();
        }
    }

    private Client.Answer atOnce(Client client, String path, String user, Map<String, Object> input) {
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        List<CompletableFuture<Client.Answer>> sent = IntStream.range(0, CLIENTS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            await(together);
                            return client.submit(path, user, input);
                        },
                        threads))
                .toList();
        List<Client.Answer> answers = sent.stream().map(CompletableFuture::join).toList();
        List<Client.Answer> done =
                answers.stream().filter(Client.Answer::isGood).toList();
        if (done.size() != 1) {
            ledger.surprise(path + " was done " + done.size() + " times.");
        }
        answers.stream()
                .filter(answer -> !answer.isGood() && answer.status() != 409)
                .findFirst()
                .ifPresent(answer ->
                        ledger.surprise(path + " was answered " + answer.status() + " " + answer.body() + "."));
        return done.isEmpty() ? answers.get(0) : done.get(0);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
