package io.closedloop.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tables of stored files; plain JDBC, since contents are streams and JPA would hold them. */
@Repository
class AttachmentStore {

    /** How much of a file is in memory at a time. */
    private static final int PIECE = 4 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    AttachmentStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void insert(Attachment attachment, Path file) throws IOException {
        if (!hasContent(attachment.sha256())) {
            insertContent(attachment, file);
        }
        jdbc.sql("INSERT INTO document_attachment (id, name, media_type, size, sha256, uploaded_by, uploaded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        attachment.id(),
                        attachment.name(),
                        attachment.mediaType(),
                        attachment.size(),
                        attachment.sha256(),
                        attachment.uploadedBy(),
                        attachment.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Attachment> find(UUID id) {
        return jdbc.sql("SELECT * FROM document_attachment WHERE id = ?")
                .param(id)
                .query(AttachmentStore::attachment)
                .optional();
    }

    void own(UUID id, String owner) {
        jdbc.sql("UPDATE document_attachment SET owner = ? WHERE id = ? AND owner IS NULL")
                .params(owner, id)
                .update();
    }

    void renameOwner(String from, String to) {
        jdbc.sql("UPDATE document_attachment SET owner = ? WHERE owner = ?")
                .params(to, from)
                .update();
    }

    List<Attachment> of(String owner) {
        return jdbc.sql("SELECT * FROM document_attachment WHERE owner = ? ORDER BY uploaded_at, id")
                .param(owner)
                .query(AttachmentStore::attachment)
                .list();
    }

    void writeTo(Attachment attachment, OutputStream out) throws IOException {
        for (int at = 0; at < attachment.size(); at += PIECE) {
            byte[] piece = jdbc.sql("SELECT SUBSTRING(content FROM ? FOR ?) FROM document_content WHERE sha256 = ?")
                    .params(at + 1, PIECE, attachment.sha256())
                    .query((row, index) -> row.getBytes(1))
                    .single();
            if (piece.length != Math.min(PIECE, attachment.size() - at)) {
                throw new EOFException("The file " + attachment.id() + " is not as long as it was");
            }
            out.write(piece);
        }
    }

    /** Deletes the files of a requirement, and the contents that no other file has. */
    void deleteOf(String owner) {
        List<String> contents =
                of(owner).stream().map(Attachment::sha256).distinct().toList();
        jdbc.sql("DELETE FROM document_attachment WHERE owner = ?").param(owner).update();
        contents.forEach(this::deleteUnused);
    }

    /** The contents of files that came before an instant and belong to nothing. */
    List<String> unowned(Instant before) {
        return jdbc.sql("SELECT DISTINCT sha256 FROM document_attachment WHERE owner IS NULL AND uploaded_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** Deletes those of them that have a content, and the content unless another file has it. */
    void deleteUnowned(String sha256, Instant before) {
        jdbc.sql("DELETE FROM document_attachment WHERE owner IS NULL AND sha256 = ? AND uploaded_at < ?")
                .params(sha256, before.atOffset(ZoneOffset.UTC))
                .update();
        deleteUnused(sha256);
    }

    private void deleteUnused(String sha256) {
        jdbc.sql("DELETE FROM document_content WHERE sha256 = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM document_attachment WHERE sha256 = ?)")
                .params(sha256, sha256)
                .update();
    }

    private boolean hasContent(String sha256) {
        return jdbc.sql("SELECT count(*) FROM document_content WHERE sha256 = ?")
                        .param(sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void insertContent(Attachment attachment, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            template.update("INSERT INTO document_content (sha256, content) VALUES (?, ?)", statement -> {
                statement.setString(1, attachment.sha256());
                statement.setBinaryStream(2, content, attachment.size());
            });
        } catch (DuplicateKeyException e) {
            // somebody stored the same content at the same moment; it is there, which is all we want
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                // but PostgreSQL does nothing more in this transaction: whoever began it tries again
                throw e;
            }
        }
    }

    private static Attachment attachment(ResultSet row, int index) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("owner"));
    }
}
