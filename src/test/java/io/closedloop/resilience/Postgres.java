package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server of a test's own that writes as production's does, so that it can be killed. */
final class Postgres implements AutoCloseable {

    private static final String DATABASE = "closedloop";

    private final List<String> command;
    private final int port = Node.freePort();
    private final Path log;
    private Process process;

    /** @param data an empty folder for its data */
    Postgres(Path data, Path log) {
        this(data, log, List.of());
    }

    /** @param supervisor a program and its arguments that runs the server, whose command line is added */
    Postgres(Path data, Path log, List<String> supervisor) {
        this(data, log, initialize(data), supervisor);
        JdbcClient.create(new DriverManagerDataSource(url("postgres"), "postgres", "any, it trusts us"))
                .sql("CREATE DATABASE " + DATABASE)
                .update();
    }

    private Postgres(Path data, Path log, String program, List<String> supervisor) {
        this.log = log;
        command = new ArrayList<>(supervisor);
        if (System.getProperty("user.name").equals("root") || !supervisor.isEmpty()) {
            command.addAll(List.of("unshare", "-U")); // it refuses to be root
        }
        command.addAll(List.of(program, "-D", data.toString(), "-p", String.valueOf(port)));
        for (String setting : List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=120",
                "max_wal_size=128MB",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "log_min_messages=warning")) {
            command.addAll(List.of("-c", setting));
        }
        process = launch();
        awaitConnections();
    }

    /** @param data as another server left it, or a backup took it from one */
    static Postgres on(Path data, Path log) {
        try {
            return new Postgres(data, log, program(data), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where its program is */
    private static String initialize(Path data) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            return program(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that worked on the data last. */
    private static String program(Path data) throws IOException {
        String options = Files.readString(data.resolve("postmaster.opts"));
        return options.substring(0, options.indexOf(' '));
    }

    int port() {
        return port;
    }

    /** Its JDBC address, for the user {@code postgres} with any password. */
    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** {@code kill -9} of the server and of every process that serves a connection. */
    void kill() {
        List<ProcessHandle> serving = process.descendants().toList();
        process.destroyForcibly();
        serving.forEach(ProcessHandle::destroyForcibly);
        await().dontCatchUncaughtExceptions()
                .until(() -> !process.isAlive() && serving.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts it again, and once more where it refuses: what it left behind in memory may still be there. */
    void start() {
        process = launch();
        awaitConnections();
    }

    /** Of the server, or of what runs it. */
    long pid() {
        return process.pid();
    }

    private void awaitConnections() {
        await().dontCatchUncaughtExceptions()
                .alias("PostgreSQL starts, see " + log)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(90))
                .until(() -> {
                    if (!process.isAlive()) {
                        process = launch();
                    }
                    return accepts();
                });
    }

    boolean accepts() {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "any, it trusts us")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
