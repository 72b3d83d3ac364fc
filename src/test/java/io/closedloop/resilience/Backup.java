package io.closedloop.resilience;

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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A base backup, taken as {@code pg_basebackup} does, which does not come with the embedded server. */
final class Backup {

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "pg_wal", "pg_replslot", "pg_stat_tmp");

    private Backup() {}

    /**
     * Copies the data of a server that goes on working.
     *
     * @param url of a database of it, for the user {@code postgres}
     */
    static void take(String url, Path folder) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "any, it trusts us");
                Statement statement = connection.createStatement()) {
            boolean before15 = Integer.parseInt(one(statement, "SHOW server_version_num")) < 150_000;
            statement.execute(
                    before15
                            ? "SELECT pg_start_backup('drill', true, false)"
                            : "SELECT pg_backup_start('drill', true)");
            Path data = Path.of(one(statement, "SHOW data_directory"));
            copy(data, folder, LEFT_OUT);
            String label = one(
                    statement,
                    "SELECT labelfile FROM " + (before15 ? "pg_stop_backup(false)" : "pg_backup_stop(false)"));
            // what was written meanwhile, up to here
            statement.execute("SELECT pg_switch_wal()");
            copy(data.resolve("pg_wal"), folder.resolve("pg_wal"), Set.of());
            Files.writeString(folder.resolve("backup_label"), label);
            // what it leaves empty; before PostgreSQL 15 a server does not start without the second
            Files.createDirectories(folder.resolve("pg_replslot"));
            Files.createDirectories(folder.resolve("pg_stat_tmp"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
