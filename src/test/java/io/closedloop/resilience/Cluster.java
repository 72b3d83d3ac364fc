package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import io.closedloop.support.Proxy;
import io.closedloop.support.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nodes on a PostgreSQL and a mail server of their own; each can be killed and comes back as something that restarts it would have it. */
final class Cluster implements AutoCloseable {

    /** Jobs of a killed node rest for this time; in production longer, as calls to the outside may last a third of it. */
    static final long LEASE = 20_000;

    private final Ledger ledger;
    private final Path folder;
    private final Postgres postgres;
    private final MailSink mails = new MailSink();
    private final List<Member> members = new ArrayList<>();

    private final Map<String, Object> settings;

    /** How a node is started that is not like others, by its index and its port. */
    private final BiFunction<Integer, Integer, Node.Launch> launches;

    private final Proxy proxy;

    Cluster(int nodes, Ledger ledger) {
        this(nodes, ledger, Map.of(), (index, port) -> Node.Launch.usual(port));
    }

    /** @param more settings of every node */
    Cluster(int nodes, Ledger ledger, Map<String, Object> more, BiFunction<Integer, Integer, Node.Launch> launches) {
        this(nodes, ledger, more, launches, data -> new Postgres(data, log("postgres")));
    }

    /** @param servers makes a server whose data are in an empty folder */
    Cluster(
            int nodes,
            Ledger ledger,
            Map<String, Object> more,
            BiFunction<Integer, Integer, Node.Launch> launches,
            Function<Path, Postgres> servers) {
        this.ledger = ledger;
        this.launches = launches;
        this.folder = folder();
        this.postgres = servers.apply(folder.resolve("data"));
        this.proxy = new Proxy(postgres.port());
        settings = new HashMap<>(settings(mails));
        settings.put("camunda.bpm.job-execution.lock-time-in-millis", LEASE);
        settings.putAll(more);
        IntStream.range(0, nodes).forEach(node -> members.add(new Member(node)));
        try {
            members.forEach(Member::launch); // whichever comes first makes the schema
            awaitNodes();
            Colleagues.hire(client(Duration.ofMinutes(3)));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Of a node that sends its mails there, tells a program of everything, and that one computer may ask as often as it likes. */
    static Map<String, Object> settings(MailSink mails) {
        Map<String, Object> settings = new HashMap<>(Receiver.program());
        settings.putAll(Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", mails.port(),
                "closedloop.calendar.zone", LifeCycle.NOON,
                "closedloop.account.own-password", "false",
                "closedloop.doors.in-total.writes", "1000000",
                "closedloop.doors.in-total.reads", "1000000",
                "closedloop.doors.per-address.writes", "1000000",
                "logging.structured.format.console", ""));
        return settings;
    }

    Postgres postgres() {
        return postgres;
    }

    /** What nodes go through to their database. */
    Proxy proxy() {
        return proxy;
    }

    MailSink mails() {
        return mails;
    }

    Ledger ledger() {
        return ledger;
    }

    Member member(int index) {
        return members.get(index);
    }

    /** Somebody who asks any node that is up. */
    Client client(Duration patience) {
        return new Client(this::anyPort, patience);
    }

    private int anyPort() {
        List<Member> up = members.stream().filter(member -> member.up).toList();
        List<Member> from = up.isEmpty() ? members : up;
        return from.get(ThreadLocalRandom.current().nextInt(from.size())).port;
    }

    /** What is wrong, once nothing is left to do. */
    List<String> violations() {
        return new Invariants(postgres.url(), ledger, mails.taken()).settled();
    }

    /** {@code kill -9} of PostgreSQL, and its start. */
    void restartPostgres() {
        Instant from = Instant.now();
        postgres.kill();
        postgres.start();
        ledger.crashed("PostgreSQL", from, Instant.now());
    }

    /** Waits until every node serves. */
    void awaitNodes() {
        members.forEach(Member::awaitStart);
    }

    /** Kills every node; none comes back. */
    void stop() {
        members.forEach(member -> member.node.kill());
    }

    @Override
    public void close() {
        members.forEach(member -> member.node.kill());
        mails.close();
        proxy.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path log(String name) {
        return Path.of("target", "resilience-" + name + ".log").toAbsolutePath();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("closedloop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One node and whatever starts it again, as Docker or Kubernetes do. */
    final class Member {

        private final int port = Node.freePort();
        private final int index;
        private final Path log;
        private volatile Node node;
        private volatile boolean up;

        Member(int index) {
            this.index = index;
            log = log("node" + index);
        }

        private void launch() {
            node = new Node(
                    postgres.url().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/"),
                    settings,
                    log,
                    launches.apply(index, port));
        }

        /** Waits until it serves; one that gave up, since the database was away, is started again, by one of us. */
        private synchronized void awaitStart() {
            await().dontCatchUncaughtExceptions()
                    .alias("the node starts, see " + log)
                    .pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> {
                        if (!node.isAlive()) {
                            launch();
                        }
                        return up = node.answers();
                    });
        }

        int port() {
            return port;
        }

        boolean isUp() {
            return up;
        }

        /** How it answers whether it is live or ready; 0 when there is no answer. */
        int probe(String probe) {
            return node.probe(probe);
        }

        /** {@code kill -9}; it comes back by itself. */
        CompletableFuture<Void> kill() {
            up = false;
            Instant from = Instant.now();
            node.kill();
            ledger.crashed("a node", from, Instant.now());
            return back();
        }

        /** An orderly restart. */
        CompletableFuture<Void> restart() {
            up = false;
            node.stop();
            return back();
        }

        /** Waits until it ends by itself; it comes back. */
        CompletableFuture<Void> awaitEnd() {
            Instant from = Instant.now();
            await().dontCatchUncaughtExceptions()
                    .alias("the node ends, see " + log)
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !node.isAlive());
            up = false;
            ledger.crashed("a node", from, Instant.now());
            return back();
        }

        private CompletableFuture<Void> back() {
            launch();
            return CompletableFuture.runAsync(this::awaitStart);
        }
    }
}
