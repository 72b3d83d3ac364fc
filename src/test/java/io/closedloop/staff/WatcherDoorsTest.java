package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.Doors;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** Who may look at what operators watch. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class WatcherDoorsTest {

    @Autowired
    Doors doors;

    @Autowired
    CamundaBpmProperties settings;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void probesAreOpenAndSayOneWord(String path) {
        assertThat(doors.status(path, null)).isEqualTo(200);
        assertThat(doors.get(path, "process-owner").getBody())
                .matches("\\{\"status\":\"UP\"(,\"groups\":\\[\"liveness\",\"readiness\"])?}");
    }

    @Test
    void metricsAreForThoseWhoWatch() {
        for (Role role : Role.values()) {
            assertThat(doors.status("/actuator/prometheus", role.id()))
                    .as(role.id())
                    .isEqualTo(role == Role.PROCESS_OWNER ? 200 : 403);
        }
        assertThat(doors.status("/actuator/prometheus", null)).isEqualTo(401);
        assertThat(doors.status("/actuator/prometheus", "prometheus"))
                .as("no such account unless it was set up")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/metrics",
                "/actuator/loggers",
                "/actuator/heapdump",
                "/actuator/beans",
                "/actuator/shutdown",
                "/actuator/health/db",
                "/actuator/health/readiness/db",
                "/actuator/prometheus/x"
            })
    void nothingElseIsThere(String path) {
        assertThat(doors.status(path, "process-owner")).isIn(403, 404);
        assertThat(doors.status(path, null)).isEqualTo(401);
    }

    @Test
    void aNodeThatShouldRunJobsAndDoesNotIsNotReady() {
        settings.getJobExecution().setEnabled(true);
        try {
            assertThat(doors.status("/actuator/health/readiness", null)).isEqualTo(503);
            assertThat(doors.get("/actuator/health/readiness", null).getBody())
                    .isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
            assertThat(doors.status("/actuator/health/liveness", null))
                    .as("a restart would not help")
                    .isEqualTo(200);
        } finally {
            settings.getJobExecution().setEnabled(false);
        }
    }

    @Test
    void noMetricNamesAnybody() {
        String metrics = doors.get("/actuator/prometheus", "process-owner").getBody();
        assertThat(metrics).contains("jvm_memory_used_bytes", "hikaricp_connections", "http_server_requests_seconds");
        for (String person : List.of("execution-team-2", "@closedloop.example")) {
            assertThat(metrics).doesNotContain(person);
        }
    }
}
