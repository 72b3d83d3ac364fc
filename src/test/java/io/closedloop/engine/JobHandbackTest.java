package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.closedloop.support.Inputs;
import io.closedloop.support.Node;
import io.closedloop.support.PostgresDatabase;
import io.closedloop.support.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node that is asked to stop while a mail server keeps it waiting. */
class JobHandbackTest {

    @Test
    void noJobWaitsForTheLeaseOfANodeThatWasStopped() throws IOException {
        String database = PostgresDatabase.create();
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database, "postgres", "any, it trusts us"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Node node = new Node(
                        database,
                        Map.of(
                                "spring.mail.host",
                                "127.0.0.1",
                                "spring.mail.port",
                                silent.getLocalPort(),
                                // longer than anybody waits here
                                "spring.mail.properties.mail.smtp.timeout",
                                "120000",
                                "camunda.bpm.job-execution.lock-time-in-millis",
                                "30000"),
                        Path.of("target", "handback.log"))) {
            assertThat(new Visitor(node.port())
                            .postJson("/api/requirements", Inputs.online("li@example.com"))
                            .statusCode())
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(60)).until(() -> locked(jdbc) > 0);

            node.stop();

            assertThat(locked(jdbc)).isZero();
            assertThat(jdbc.queryForObject(
                            "SELECT min(retries_) FROM act_ru_job WHERE handler_type_ = 'async-continuation'",
                            Integer.class))
                    .isPositive();
        }
    }

    private static int locked(JdbcTemplate jdbc) {
        Integer locked =
                jdbc.queryForObject("SELECT count(*) FROM act_ru_job WHERE lock_owner_ IS NOT NULL", Integer.class);
        return locked == null ? 0 : locked;
    }
}
