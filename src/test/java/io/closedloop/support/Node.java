package io.closedloop.support;

import static org.awaitility.Awaitility.await;

import io.closedloop.Closedloop;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The application in a process of its own, as production runs it, so that it can be killed. */
public final class Node implements AutoCloseable {

    public static final String ADMINISTRATOR = "administrator";
    public static final String PASSWORD = "a-long-and-secret-word";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * How a node is started that is not like others.
     *
     * @param port that it has again after a restart; 0 for any
     * @param options of its Java
     * @param main class that is run
     * @param besides what its class path has on top
     * @param ready whether it will ever say so
     */
    public record Launch(int port, List<String> options, String main, List<Path> besides, boolean ready) {

        public Launch(int port, List<String> options, String main, List<Path> besides) {
            this(port, options, main, besides, true);
        }

        /** One that is soon ended: what the second compiler would gain, it takes from the test. */
        public static Launch usual(int port) {
            return of(port, "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
        }

        /** One that works for long, as in production. */
        public static Launch lasting(int port) {
            return of(port);
        }

        private static Launch of(int port, String... compilers) {
            List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
            options.addAll(List.of(compilers));
            return new Launch(port, options, Closedloop.class.getName(), List.of());
        }
    }

    private final Process process;
    private final int port;
    private final boolean ready;

    /** Starts on a database; returns when it answers. */
    public Node(String database, Map<String, Object> settings, Path log) {
        this(database, settings, log, Launch.usual(0));
        try {
            await().dontCatchUncaughtExceptions()
                    .alias("the node starts, see " + log)
                    .atMost(Duration.ofSeconds(240))
                    .until(this::answers);
        } catch (ConditionTimeoutException e) {
            kill();
            throw e;
        }
    }

    /** Starts on a database; returns at once. */
    public Node(String database, Map<String, Object> settings, Path log, Launch launch) {
        port = launch.port() == 0 ? freePort() : launch.port();
        ready = launch.ready();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(launch.options());
        command.addAll(List.of(
                "-cp",
                Stream.concat(launch.besides().stream().map(Path::toString), Stream.of(classPath()))
                        .collect(Collectors.joining(File.pathSeparator)),
                launch.main(),
                "--spring.profiles.active=postgres",
                "--server.forward-headers-strategy=native",
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
                        "ADMIN_USER", ADMINISTRATOR,
                        "ADMIN_PASSWORD", PASSWORD));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        await().dontCatchUncaughtExceptions().until(() -> !process.isAlive());
    }

    /** {@code kill}, as an orderly restart does; only one that does not end within a minute is killed for good. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("The node does not end when it is told to");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    /** Whether it says that it is ready; of one that will never be, that it lives. */
    public boolean answers() {
        return says(ready ? "readiness" : "liveness");
    }

    private boolean says(String probe) {
        return probe(probe) == 200;
    }

    /** How it answers whether it is live or ready; 0 when there is no answer. */
    public int probe(String probe) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/" + probe))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ours without the tests and the identity provider they start, which a node would start, too. */
    private static String classPath() {
        String ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path tests = Path.of(URI.create(
                Node.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return Arrays.stream(ours.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests))
                .filter(entry -> !entry.contains("oauth2-authorization-server"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Copies classes of tests to where a node finds them.
     *
     * @return the folder, for {@link Launch#besides()}
     */
    public static Path classes(Path folder, Class<?>... types) throws IOException {
        for (Class<?> type : types) {
            String file = type.getName().replace('.', '/') + ".class";
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream in = Node.class.getClassLoader().getResourceAsStream(file)) {
                Files.copy(in, copy);
            }
        }
        return folder;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
