package io.closedloop.mailbox;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefsConverter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The table of mails that came in. */
@Repository
class MailTable {

    private static final String COLUMNS =
            "SELECT id, message_id, sha256, size, whole, received_at, sender, sender_name,"
                    + " subject, kind, number, answers, decision, reason, dkim, files, said, handled, note, handled_by, handled_at"
                    + " FROM mailbox_mail ";

    private static final AttachmentRefsConverter FILES = new AttachmentRefsConverter();

    private final JdbcClient jdbc;

    MailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(RawMail mail, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO mailbox_mail (digest, message_id, sha256, size, whole, received_at, content)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        mail.digest(),
                        mail.messageId(),
                        mail.sha256(),
                        mail.size(),
                        mail.whole(),
                        utc(at),
                        mail.content())
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class));
    }

    boolean has(String digest) {
        return jdbc.sql("SELECT count(*) FROM mailbox_mail WHERE digest = ?")
                        .param(digest)
                        .query(Long.class)
                        .single()
                > 0;
    }

    ReceivedMail get(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query(MailTable::mail)
                .single();
    }

    /** The bytes of a mail, unless its customer was erased. */
    Optional<byte[]> content(long id) {
        return jdbc.sql("SELECT content FROM mailbox_mail WHERE id = ?")
                .param(id)
                .query((row, index) -> Optional.ofNullable(row.getBytes(1)))
                .single();
    }

    List<ReceivedMail> of(String number) {
        return jdbc.sql(COLUMNS + "WHERE number = ? ORDER BY id")
                .param(number)
                .query(MailTable::mail)
                .list();
    }

    int from(String address, Instant since) {
        return jdbc.sql("SELECT count(*) FROM mailbox_mail WHERE sender = ? AND received_at >= ?")
                .params(address, utc(since))
                .query(Integer.class)
                .single();
    }

    void describe(long id, ReadMail mail, Judgement judgement, @Nullable String reason, Signature signature) {
        jdbc.sql("UPDATE mailbox_mail SET sender = ?, sender_name = ?, subject = ?, kind = ?, number = ?, answers = ?,"
                        + " decision = ?, reason = ?, dkim = ?, said = ? WHERE id = ?")
                .params(
                        mail.address(),
                        mail.name(),
                        mail.subject(),
                        judgement.kind().name(),
                        judgement.number(),
                        judgement.answers(),
                        judgement.decision() == null
                                ? null
                                : judgement.decision().name(),
                        reason,
                        signature.text(),
                        MailText.toShow(mail.said()),
                        id)
                .update();
    }

    /** Notes that what a mail says is done; false when it was done before. */
    boolean act(long id) {
        return jdbc.sql("UPDATE mailbox_mail SET acted = TRUE WHERE id = ? AND acted = FALSE")
                        .param(id)
                        .update()
                == 1;
    }

    void keepFiles(long id, List<AttachmentRef> files) {
        jdbc.sql("UPDATE mailbox_mail SET files = ? WHERE id = ?")
                .params(FILES.convertToDatabaseColumn(files), id)
                .update();
    }

    void explain(long id, String reason) {
        jdbc.sql("UPDATE mailbox_mail SET reason = ? WHERE id = ?")
                .params(reason, id)
                .update();
    }

    void join(long id, String number) {
        jdbc.sql("UPDATE mailbox_mail SET number = ? WHERE id = ?")
                .params(number, id)
                .update();
    }

    void handle(long id, String decision, @Nullable String note, String by, Instant at) {
        jdbc.sql("UPDATE mailbox_mail SET handled = ?, note = ?, handled_by = ?, handled_at = ? WHERE id = ?")
                .params(decision, note, by, utc(at), id)
                .update();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE mailbox_mail SET number = ? WHERE number = ?")
                .params(to, from)
                .update();
    }

    /** Forgets what a customer wrote; the hashes stay, so that it is recognised should it come again. */
    void erase(String number) {
        jdbc.sql(
                        "UPDATE mailbox_mail SET content = NULL, message_id = NULL, answers = NULL, sender = NULL,"
                                + " sender_name = NULL, subject = NULL, reason = NULL, dkim = NULL, files = NULL, said = NULL, note = NULL WHERE number = ?")
                .param(number)
                .update();
    }

    /** The mails that came before an instant and belong to no requirement, oldest first. */
    List<Long> strays(Instant before) {
        return jdbc.sql("SELECT id FROM mailbox_mail WHERE number IS NULL AND received_at < ? ORDER BY id")
                .param(utc(before))
                .query(Long.class)
                .list();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM mailbox_mail WHERE id = ?").param(id).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static ReceivedMail mail(ResultSet row, int index) throws SQLException {
        OffsetDateTime handledAt = row.getObject("handled_at", OffsetDateTime.class);
        return new ReceivedMail(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getBoolean("whole"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getString("kind") == null ? null : MailKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("answers"),
                row.getString("decision"),
                row.getString("reason"),
                row.getString("dkim"),
                FILES.convertToEntityAttribute(row.getString("files")),
                row.getString("said"),
                row.getString("handled"),
                row.getString("note"),
                row.getString("handled_by"),
                handledAt == null ? null : handledAt.toInstant());
    }
}
