package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node that is killed while it makes the schema: the next one goes on with it, and nobody has to release a lock. */
class FirstStartTest {

    private static final Path LOG =
            Path.of("target", "resilience-first-start.log").toAbsolutePath();

    @TempDir
    Path data;

    @Test
    void isFinishedByTheNextNode() {
        try (Postgres postgres = new Postgres(
                data.resolve("data"),
                Path.of("target", "resilience-postgres.log").toAbsolutePath())) {
            JdbcClient jdbc =
                    JdbcClient.create(new DriverManagerDataSource(postgres.url(), "postgres", "any, it trusts us"));
            Node first = new Node(postgres.url(), Map.of(), LOG, Node.Launch.usual(0));
            await().dontCatchUncaughtExceptions()
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> tables(jdbc) > 20);
            first.kill();
            try (Node second = new Node(postgres.url(), Map.of(), LOG, Node.Launch.usual(0))) {
                await().dontCatchUncaughtExceptions()
                        .alias("the node starts, see " + LOG)
                        .atMost(Duration.ofMinutes(3))
                        .until(second::answers);
            }
        }
    }

    private static long tables(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
                .query(Long.class)
                .single();
    }
}
