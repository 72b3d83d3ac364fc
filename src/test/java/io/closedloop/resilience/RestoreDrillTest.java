package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The drill of docs/operations/backup.md: a backup while people work, restored elsewhere, checked, and worked on. */
class RestoreDrillTest {

    private final AtomicBoolean working = new AtomicBoolean(true);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedBeforeTheBackupIsThereAndWorkGoesOn() {
        Ledger ledger = new Ledger();
        try (Cluster cluster = new Cluster(1, ledger);
                LifeCycles cycles = new LifeCycles(cluster, 2, Duration.ofMinutes(5))) {
            CompletableFuture<Void> load = cycles.whileTrue(working::get);
            await().atMost(Duration.ofMinutes(5)).until(() -> cycles.ended() >= 2);
            Ledger before = ledger.copy();
            Backup.take(cluster.postgres().url(), folder.resolve("data"));
            int then = ledger.tasks().size();
            await().atMost(Duration.ofMinutes(5)).until(() -> ledger.tasks().size() > then + 5);
            working.set(false);
            load.join();
            assertThat(ledger.surprises()).isEmpty();
            cluster.stop();

            try (Postgres restored = Postgres.on(
                    folder.resolve("data"),
                    Path.of("target", "resilience-restored.log").toAbsolutePath())) {
                goesOn(restored, cluster.mails(), before);
            }
        }
    }

    private void goesOn(Postgres restored, MailSink mails, Ledger ledger) {
        String newest = "SELECT max(number) FROM registration_requirement WHERE number LIKE '______-%'";
        JdbcTemplate jdbc =
                new JdbcTemplate(new DriverManagerDataSource(restored.url(), "postgres", "any, it trusts us"));
        String last = jdbc.queryForObject(newest, String.class);
        try (Node node = new Node(
                restored.url(),
                Cluster.settings(mails),
                Path.of("target", "resilience-restored-node.log").toAbsolutePath())) {
            Client client = new Client(node::port, Duration.ofSeconds(60));
            new LifeCycle(client, ledger, false, LifeCycle.Turn.NONE, Duration.ofMinutes(3)).run();
            assertThat(jdbc.queryForObject(newest, String.class)).isGreaterThan(String.valueOf(last));
            assertThat(new Invariants(restored.url(), ledger, known(jdbc, mails)).settled())
                    .isEmpty();
        }
    }

    /** The mails that the restored one knows; those that only the lost one sent, it cannot, and sends again. */
    private static Map<String, List<Instant>> known(JdbcTemplate jdbc, MailSink mails) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Integer.valueOf(0)
                        .equals(jdbc.queryForObject(
                                "SELECT count(*) FROM correspondence_mail WHERE state <> 'SENT'", Integer.class)));
        Map<String, List<Instant>> known = new HashMap<>();
        jdbc.queryForList("SELECT message_id FROM correspondence_mail", String.class)
                .forEach(id -> {
                    List<Instant> times = mails.taken().get(id);
                    if (times != null) {
                        known.put(id, times.subList(times.size() - 1, times.size()));
                    }
                });
        return known;
    }
}
