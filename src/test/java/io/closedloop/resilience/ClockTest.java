package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The clock of one of two nodes is an hour off: nothing is done twice for that. */
class ClockTest {

    private static final int LIFE_CYCLES = 4;

    @TempDir
    Path classes;

    @Test
    void oneNodeIsAnHourAhead() throws IOException {
        nothingIsDoneTwice("PT1H");
    }

    private void nothingIsDoneTwice(String by) throws IOException {
        Node.classes(classes, ShiftedNode.class, ShiftedNode.Wrong.class);
        Node.Launch wrong = new Node.Launch(
                0,
                List.of("-Xmx512m", "-D" + ShiftedNode.BY + "=" + by),
                ShiftedNode.class.getName(),
                List.of(classes),
                false);
        try (Cluster cluster = new Cluster(
                        2,
                        new Ledger(),
                        Map.of(),
                        (index, port) -> index == 0
                                ? Node.Launch.usual(port)
                                : new Node.Launch(port, wrong.options(), wrong.main(), wrong.besides(), false));
                LifeCycles cycles = new LifeCycles(cluster, 3, Duration.ofMinutes(5))) {
            new LifeCycle(
                            cluster.client(Duration.ofSeconds(60)),
                            cluster.ledger(),
                            true,
                            LifeCycle.Turn.NONE,
                            Duration.ofMinutes(2))
                    .runUntil("analyzeRequirement");
            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(cluster.postgres().url(), "postgres", "any, it trusts us"));
            List<String> timers = jdbc.sql("UPDATE act_ru_job SET duedate_ = now() + interval '30 minutes'"
                            + " WHERE handler_type_ LIKE 'timer-%' AND process_instance_id_ IS NOT NULL RETURNING id_")
                    .query(String.class)
                    .list();
            assertThat(timers).isNotEmpty();
            // all that while nodes look for what is due
            cycles.run(LIFE_CYCLES).join();
            List<String> violations = cluster.violations();
            assertThat(cluster.member(0).probe("readiness")).isEqualTo(200);
            assertThat(List.of(
                            cluster.member(1).probe("liveness"),
                            cluster.member(1).probe("readiness")))
                    .as("the one that is wrong")
                    .containsExactly(200, 503);
            assertThat(jdbc.sql("SELECT id_ FROM act_ru_job")
                            .query(String.class)
                            .list())
                    .as("what is due by the wrong clock alone")
                    .containsAll(timers);
            System.out.println("Clock off by " + by + ": " + cycles.summary());
            assertThat(violations).isEmpty();
        }
    }
}
