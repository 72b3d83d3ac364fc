package io.closedloop.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Several clients that take requirements through their whole life at the same time, half of them recorded by staff. */
final class LifeCycles implements AutoCloseable {

    private static final List<LifeCycle.Turn> TURNS = List.of(
            LifeCycle.Turn.SIGNED,
            LifeCycle.Turn.BLOCKED,
            LifeCycle.Turn.CHANGED,
            LifeCycle.Turn.NOT_ACCEPTED,
            LifeCycle.Turn.NONE);

    private final Cluster cluster;
    private final Client client;
    private final Duration patience;
    private final ExecutorService threads;
    private final int clients;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicBoolean failed = new AtomicBoolean();

    LifeCycles(Cluster cluster, int clients, Duration patience) {
        this.cluster = cluster;
        this.clients = clients;
        this.patience = patience;
        this.client = cluster.client(Duration.ofSeconds(60));
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /** So many life cycles. */
    CompletableFuture<Void> run(int count) {
        return run(count, Instant.MAX);
    }

    /** So many life cycles, or as many as are begun until then. */
    CompletableFuture<Void> run(int count, Instant until) {
        return each(number -> number < count && Instant.now().isBefore(until));
    }

    /** One after the other as long as something holds; those that were begun come to their end. */
    CompletableFuture<Void> whileTrue(BooleanSupplier condition) {
        return each(number -> condition.getAsBoolean());
    }

    private CompletableFuture<Void> each(IntPredicate begins) {
        List<CompletableFuture<Void>> all = IntStream.range(0, clients)
                .mapToObj(client -> CompletableFuture.runAsync(() -> work(begins), threads))
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private void work(IntPredicate begins) {
        for (int number = next(); !failed.get() && begins.test(number); number = next()) {
            try {
                new LifeCycle(client, cluster.ledger(), number % 2 == 0, TURNS.get(number / 2 % TURNS.size()), patience)
                        .run();
                ended.incrementAndGet();
            } catch (RuntimeException e) {
                failed.set(true);
                throw e;
            }
        }
    }

    private int next() {
        return begun.getAndIncrement();
    }

    int ended() {
        return ended.get();
    }

    /** How often each status was answered; 0 for connections that were lost. */
    Map<Integer, AtomicLong> answers() {
        return client.answers();
    }

    /** How it went, in a line. */
    String summary() {
        return ended + " life cycles, "
                + cluster.ledger().tasks().size() + " tasks acknowledged, answers by status (0: connection lost) "
                + client.answers();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
