package io.closedloop.resilience;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system of its own for PostgreSQL's data, that a test can fill; in memory, and gone with the server. */
final class SmallDisk {

    /** The schema, some requirements and the log of both have room. */
    private static final String SIZE = "500m";

    private Postgres postgres;
    private Path place;

    /** A server that is started again whenever it ends, as by systemd. */
    Postgres server(Path data) {
        place = data.toAbsolutePath();
        String script = "mount -t tmpfs -o size=" + SIZE + " disk " + place.getParent() + " && cp -a /proc/self/fd/9/. "
                + place + " && while :; do \"$@\"; sleep 1; done";
        postgres = new Postgres(
                data,
                Cluster.log("postgres"),
                List.of("unshare", "-rm", "sh", "-c", "exec 9<" + place + ";" + script, "sh"));
        return postgres;
    }

    /** Leaves no byte. */
    void fill() {
        byte[] piece = new byte[1 << 16];
        try (OutputStream out =
                Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the server sees it: nobody else has this file system. */
    private Path ballast() {
        return Path.of("/proc/" + postgres.pid() + "/root" + place.resolveSibling("ballast"));
    }
}
