package io.closedloop.support;

import static org.awaitility.Awaitility.await;

import io.closedloop.Closedloop;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The application in a process of its own, as production runs it, so that it can be killed. */
public final class Node implements AutoCloseable {

    private final Process process;
    private final int port;

    /** Starts on a database; returns when it answers. */
    public Node(String database, Map<String, Object> settings, Path log) {
        port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Closedloop.class.getName(),
                "--spring.profiles.active=postgres",
                "--closedloop.staff.behind-proxy=true",
                "--closedloop.links.public-url=https://requirements.example.com",
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_URL", database,
                        "DATABASE_USER", "postgres",
                        "DATABASE_PASSWORD", "any, it trusts us",
                        "ADMIN_USER", "administrator",
                        "ADMIN_PASSWORD", "a-long-and-secret-word"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().dontCatchUncaughtExceptions()
                .alias("the node starts, see " + log)
                .atMost(Duration.ofSeconds(120))
                .until(this::answers);
    }

    public int port() {
        return port;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        await().dontCatchUncaughtExceptions().until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/request"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ours without the tests: what tests bring along has no place in production. */
    private static String classPath() {
        String ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path tests = Path.of(URI.create(
                Node.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return Arrays.stream(ours.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
