package io.closedloop.correspondence;

import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table of mails. */
@Repository
class MailStore {

    static final String COLUMNS = "number, recipient, name, address, language, event, subject, body,"
            + " ask_purpose, ask_subject, ask_kind, ask_version, ask_sha256, rendering, in_reply_to, message_id,"
            + " created_at";

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its id */
    long insert(Mail mail, MailState state) {
        Ask ask = mail.ask();
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO correspondence_mail (" + COLUMNS
                        + ", state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        mail.number(),
                        mail.recipient(),
                        mail.name(),
                        mail.address(),
                        mail.language().toLanguageTag(),
                        mail.event(),
                        mail.subject(),
                        mail.body(),
                        ask == null ? null : ask.purpose().name(),
                        ask == null ? null : ask.subject(),
                        ask == null ? null : ask.kind(),
                        ask == null ? null : ask.version(),
                        ask == null ? null : ask.sha256(),
                        mail.rendering(),
                        mail.inReplyTo(),
                        mail.messageId(),
                        mail.createdAt().atOffset(ZoneOffset.UTC),
                        state.name())
                .update(keys, "id");
        return keys.getKeyAs(Number.class).longValue();
    }

    Optional<Mail> find(long id) {
        return jdbc.sql("SELECT id, " + COLUMNS + " FROM correspondence_mail WHERE id = ?")
                .param(id)
                .query(MailStore::mail)
                .optional();
    }

    Optional<Mail> find(String messageId) {
        return jdbc.sql("SELECT id, " + COLUMNS + " FROM correspondence_mail WHERE message_id = ?")
                .param(messageId)
                .query(MailStore::mail)
                .optional();
    }

    boolean isSent(long id) {
        return jdbc.sql("SELECT count(*) FROM correspondence_mail WHERE id = ? AND state = 'SENT'")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether somebody was handing a mail to the mail server when last heard of, and may still be. */
    boolean isLeaving(long id, Instant now) {
        return jdbc.sql("SELECT count(*) FROM correspondence_mail WHERE id = ? AND leaving_until > ?")
                        .params(id, now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @param until when it is given up; null: it is not leaving any more */
    void leaving(long id, @Nullable Instant until) {
        jdbc.sql("UPDATE correspondence_mail SET leaving_until = ? WHERE id = ?")
                .params(until == null ? null : until.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void sent(long id, Instant at) {
        jdbc.sql("UPDATE correspondence_mail SET state = 'SENT', sent_at = ? WHERE id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    List<MailView> of(String number) {
        return jdbc.sql(
                        "SELECT mail.recipient, mail.name, mail.address, mail.event, mail.subject, mail.state, mail.created_at,"
                                + " COALESCE(mail.sent_at, digest.sent_at) AS sent_at FROM correspondence_mail mail"
                                + " LEFT JOIN correspondence_mail digest ON digest.id = mail.digest"
                                + " WHERE mail.number = ? ORDER BY mail.id")
                .param(number)
                .query((row, index) -> new MailView(
                        row.getString("recipient"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("event"),
                        row.getString("subject"),
                        MailState.valueOf(row.getString("state")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "sent_at")))
                .list();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE correspondence_mail SET ask_subject = ? WHERE number = ? AND ask_subject = ?")
                .params(to, from, from)
                .update();
        jdbc.sql("UPDATE correspondence_mail SET number = ? WHERE number = ?")
                .params(to, from)
                .update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM correspondence_mail WHERE id = ?").param(id).update();
    }

    void deleteOf(String number) {
        jdbc.sql("DELETE FROM correspondence_mail WHERE number = ?")
                .param(number)
                .update();
    }

    static Mail mail(ResultSet row, int index) throws SQLException {
        String purpose = row.getString("ask_purpose");
        Ask ask = purpose == null
                ? null
                : new Ask(
                        Purpose.valueOf(purpose),
                        row.getString("ask_subject"),
                        row.getString("ask_kind"),
                        row.getObject("ask_version", Integer.class),
                        row.getString("ask_sha256"));
        return new Mail(
                row.getLong("id"),
                row.getString("number"),
                row.getString("recipient"),
                row.getString("name"),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("event"),
                row.getString("subject"),
                row.getString("body"),
                ask,
                row.getObject("rendering", Long.class),
                row.getString("in_reply_to"),
                row.getString("message_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
