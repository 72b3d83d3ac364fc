package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.closedloop.support.Visitor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Traces leave for where the setting says, without what belongs to customers. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.tracing.sampling.probability=1")
@ActiveProfiles("test")
@AutoConfigureObservability
class TracesTest {

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final HttpServer COLLECTOR = collector();

    @LocalServerPort
    int port;

    @Autowired
    SdkTracerProvider tracing;

    @DynamicPropertySource
    static void endpoint(DynamicPropertyRegistry settings) {
        settings.add(
                "management.otlp.tracing.endpoint",
                () -> "http://localhost:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void end() {
        COLLECTOR.stop(0);
    }

    @Test
    void aRequestBecomesATraceWithoutSecretsAndMessages() {
        Visitor visitor = new Visitor(port);
        visitor.get("/c/secret-of-a-personal-link");
        visitor.with("Authorization", "Basic " + HttpHeaders.encodeBasicAuth("process-owner", "demo", null))
                .get("/api/reports/unmistakable");
        tracing.forceFlush().join(30, TimeUnit.SECONDS);

        String traces = String.join("", RECEIVED);
        assertThat(traces)
                .contains("closedloop", "/api/reports/{month}", "exception")
                .doesNotContain("secret-of-a-personal-link", "unmistakable", "spring.security");
    }

    @Test
    void nothingLeavesWithoutTheSetting() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtlpTracingAutoConfiguration.class))
                .run(application -> assertThat(application).doesNotHaveBean(SpanExporter.class));
    }

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
