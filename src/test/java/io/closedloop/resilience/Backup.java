package io.closedloop.resilience;

import static org.awaitility.Awaitility.await;

import io.closedloop.support.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A base backup of a PostgreSQL that goes on working, and a server that was restored from it; done as {@code pg_basebackup}
 * does it, which does not come with the embedded server.
 */
final class Backup implements AutoCloseable {

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "pg_wal", "pg_replslot", "pg_stat_tmp");

    private final Path folder;
    private final String database;
    private final int port = Node.freePort();
    private Process server;

    private Backup(Path folder, String database) {
        this.folder = folder;
        this.database = database;
    }

    /** @param url of the database, for the user {@code postgres} */
    static Backup of(String url, Path folder) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "any, it trusts us");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('drill', true)");
            Path data = Path.of(one(statement, "SHOW data_directory"));
            copy(data, folder, LEFT_OUT);
            String label;
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                label = stopped.getString(1);
            }
            // what was written meanwhile, up to here
            statement.execute("SELECT pg_switch_wal()");
            copy(data.resolve("pg_wal"), folder.resolve("pg_wal"), Set.of());
            Files.writeString(folder.resolve("backup_label"), label);
            Files.createDirectories(folder.resolve("pg_replslot"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Backup(folder, url.substring(url.lastIndexOf('/')));
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    /** A file that goes away or grows meanwhile is put right from what was written. */
    private static void copy(Path from, Path to, Set<String> leftOut) throws IOException {
        Files.createDirectories(to);
        List<Path> all;
        try (Stream<Path> files = Files.list(from)) {
            all = files.filter(file -> !leftOut.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : all) {
            Path copy = to.resolve(file.getFileName());
            if (Files.isDirectory(file)) {
                copy(file, copy, Set.of());
            } else {
                try {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException e) {
                    continue;
                }
            }
        }
    }

    /** Starts a server on it. */
    Backup restore(Path log) throws IOException {
        String options = Files.readString(folder.resolve("postmaster.opts"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // it refuses to be root
        }
        command.addAll(List.of(
                options.substring(0, options.indexOf(' ')),
                "-D",
                folder.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=120"));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().dontCatchUncaughtExceptions()
                .alias("the restored server starts, see " + log)
                .atMost(Duration.ofSeconds(90))
                .until(this::accepts);
        return this;
    }

    private boolean accepts() {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "any, it trusts us")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + database;
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroy();
            await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
        }
    }
}
