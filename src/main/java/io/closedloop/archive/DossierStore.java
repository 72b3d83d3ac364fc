package io.closedloop.archive;

import io.closedloop.bag.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of dossiers; their files are cut into pieces, so that none is ever in memory as a whole. */
@Repository
class DossierStore {

    private static final int CHUNK = 1024 * 1024;

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a file as the dossier of a requirement, instead of the one before, if any. */
    Dossier replace(
            String number,
            DossierClass ending,
            LocalDate archivedOn,
            long position,
            String seal,
            Path file,
            Instant at,
            @Nullable Instant erasedAt)
            throws IOException {
        find(number).ifPresent(this::delete);
        jdbc.sql("INSERT INTO archive_dossier (number, dossier_class, archived_on, chain_position, seal, size, sha256,"
                        + " stored_at, erased_at) VALUES (?, ?, ?, ?, ?, ?, '-', ?, ?)")
                .params(
                        number,
                        ending.name(),
                        archivedOn,
                        position,
                        seal,
                        Files.size(file),
                        at.atOffset(ZoneOffset.UTC),
                        erasedAt == null ? null : erasedAt.atOffset(ZoneOffset.UTC))
                .update();
        long id = find(number).orElseThrow().id();
        jdbc.sql("UPDATE archive_dossier SET sha256 = ? WHERE id = ?")
                .params(chunks(id, file), id)
                .update();
        return find(number).orElseThrow();
    }

    /** @return the hash of the file */
    private String chunks(long id, Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            int position = 0;
            for (byte[] chunk; (chunk = in.readNBytes(CHUNK)).length > 0; position++) {
                jdbc.sql("INSERT INTO archive_dossier_chunk (dossier_id, position, content) VALUES (?, ?, ?)")
                        .params(id, position, chunk)
                        .update();
            }
            return Sha256.hex(in.getMessageDigest().digest());
        }
    }

    Optional<Dossier> find(String number) {
        return jdbc.sql("SELECT * FROM archive_dossier WHERE number = ?")
                .param(number)
                .query(DossierStore::dossier)
                .optional();
    }

    /** The same, kept from everybody else who wants to change it until this transaction ends. */
    Optional<Dossier> lock(String number) {
        return jdbc.sql("SELECT * FROM archive_dossier WHERE number = ? FOR UPDATE")
                .param(number)
                .query(DossierStore::dossier)
                .optional();
    }

    List<Dossier> all() {
        return jdbc.sql("SELECT * FROM archive_dossier ORDER BY chain_position")
                .query(DossierStore::dossier)
                .list();
    }

    /** The numbers of a class that were archived before a day, oldest first. */
    List<String> archivedBefore(DossierClass ending, LocalDate day) {
        return jdbc.sql("SELECT number FROM archive_dossier WHERE dossier_class = ? AND archived_on < ?"
                        + " ORDER BY archived_on, number")
                .params(ending.name(), day)
                .query(String.class)
                .list();
    }

    void delete(Dossier dossier) {
        jdbc.sql("DELETE FROM archive_dossier_chunk WHERE dossier_id = ?")
                .param(dossier.id())
                .update();
        jdbc.sql("DELETE FROM archive_dossier WHERE id = ?").param(dossier.id()).update();
    }

    /** The file, piece by piece. */
    InputStream open(Dossier dossier) {
        return new ChunkStream(
                position -> jdbc.sql("SELECT content FROM archive_dossier_chunk WHERE dossier_id = ? AND position = ?")
                        .params(dossier.id(), position)
                        .query((row, index) -> row.getBytes(1))
                        .optional(),
                dossier.size());
    }

    private static Dossier dossier(ResultSet row, int index) throws SQLException {
        OffsetDateTime erasedAt = row.getObject("erased_at", OffsetDateTime.class);
        return new Dossier(
                row.getLong("id"),
                row.getString("number"),
                DossierClass.valueOf(row.getString("dossier_class")),
                row.getObject("archived_on", LocalDate.class),
                row.getLong("chain_position"),
                row.getString("seal"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                erasedAt == null ? null : erasedAt.toInstant());
    }
}
