package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import io.closedloop.support.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes are replaced one by one by some with a newer model, while requirements run; one of the old ones comes back. */
class RollingUpgradeTest {

    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-02-01T00:00:00Z");

    private final String database = PostgresDatabase.create();
    private final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(database, "postgres", "any, it trusts us"));
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean replacing = new AtomicBoolean(true);
    private final List<Node> nodes = new ArrayList<>();
    private volatile int port;

    @TempDir
    Path folder;

    @Test
    void requirementsGoOnAndTheNewerModelStays() throws IOException {
        Path before = models("before", OLD, model -> model);
        Path after = models(
                "after",
                NEW,
                model -> model.replace(
                        "id=\"registerRequirement\" name=\"Register requirement\"",
                        "id=\"registerRequirement\" name=\"Check and register requirement\""));
        Client client = new Client(() -> port, Duration.ofSeconds(60));
        try (MailSink mails = new MailSink()) {
            Node first = node(before, mails, "first");
            serve(first);
            Colleagues.hire(client);
            List<CompletableFuture<Void>> load = IntStream.range(0, 2)
                    .mapToObj(number -> CompletableFuture.runAsync(() -> work(client)))
                    .toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> ended() > 0);

            Node second = node(after, mails, "second");
            assertThat(versions()).isEqualTo(2);
            serve(second);
            first.stop();
            // whatever restarts nodes may not know yet that this one is to be replaced
            Node back = node(before, mails, "back");
            assertThat(versions()).isEqualTo(2);
            assertThat(Files.readString(log("back"))).contains("are older than those that run");
            serve(back);
            await().atMost(Duration.ofMinutes(2)).until(() -> ended("2") > 0);
            serve(second);
            back.stop();
            replacing.set(false);
            load.forEach(CompletableFuture::join);

            assertThat(ended("1")).isPositive();
            assertThat(new Invariants(database, ledger, mails.taken()).settled())
                    .isEmpty();
            second.stop();
        }
    }

    private void work(Client client) {
        do {
            new LifeCycle(client, ledger, true, LifeCycle.Turn.NONE, Duration.ofMinutes(3)).run();
        } while (replacing.get());
    }

    private void serve(Node node) {
        port = node.port();
    }

    private Node node(Path models, MailSink mails, String name) throws IOException {
        Files.deleteIfExists(log(name)); // it is added to, and what a former run said proves nothing
        Map<String, Object> settings = new HashMap<>(Cluster.settings(mails));
        settings.put("closedloop.models", models);
        Node node = new Node(database, settings, log(name));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void leaveNone() {
        nodes.forEach(Node::close);
    }

    private static Path log(String name) {
        return Path.of("target", "upgrade-" + name + ".log");
    }

    /** How many versions of the model there are. */
    private int versions() {
        Integer versions = jdbc.queryForObject(
                "SELECT max(version_) FROM act_re_procdef WHERE key_ = 'customer-requirement'", Integer.class);
        return versions == null ? 0 : versions;
    }

    private int ended() {
        return ended("%");
    }

    /** How many requirements ended by a version of the model. */
    private int ended(String version) {
        Integer ended = jdbc.queryForObject(
                "SELECT count(*) FROM act_hi_procinst WHERE end_time_ IS NOT NULL AND proc_def_id_ LIKE ?",
                Integer.class,
                "customer-requirement:" + version + ":%");
        return ended == null ? 0 : ended;
    }

    private Path models(String name, Instant edited, UnaryOperator<String> change) throws IOException {
        Path models = folder.resolve(name);
        for (String part : List.of("processes", "forms")) {
            try (Stream<Path> files = Files.walk(Path.of(part)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Path copy = models.resolve(file);
                    Files.createDirectories(copy.getParent());
                    Files.writeString(copy, change.apply(Files.readString(file)));
                    Files.setLastModifiedTime(copy, FileTime.from(edited));
                }
            }
        }
        return models;
    }
}
