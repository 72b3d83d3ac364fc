package io.closedloop.link;

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
import org.springframework.stereotype.Repository;

/** The table of personal links; it knows tokens by their hash only. */
@Repository
class LinkStore {

    private static final String SELECT =
            "SELECT id, number, purpose, subject, kind, version, sha256, person, address, language,"
                    + " created_at, expires_at, answered_at, revoked_at, issued_by, revoked_by FROM link_personal ";

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            String tokenHash,
            String number,
            Ask ask,
            String person,
            @Nullable String address,
            Locale language,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String issuedBy) {
        jdbc.sql("INSERT INTO link_personal (token_hash, number, purpose, subject, kind, version, sha256, person,"
                        + " address, language, created_at, expires_at, issued_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        tokenHash,
                        number,
                        ask.purpose().name(),
                        ask.subject(),
                        ask.kind(),
                        ask.version(),
                        ask.sha256(),
                        person,
                        address,
                        language.getLanguage(),
                        createdAt.atOffset(ZoneOffset.UTC),
                        expiresAt.atOffset(ZoneOffset.UTC),
                        issuedBy)
                .update();
    }

    Optional<Link> byToken(String tokenHash) {
        return jdbc.sql(SELECT + "WHERE token_hash = ?")
                .param(tokenHash)
                .query(LinkStore::link)
                .optional();
    }

    Optional<Link> byId(long id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(LinkStore::link)
                .optional();
    }

    List<Link> of(String number) {
        return jdbc.sql(SELECT + "WHERE number = ? ORDER BY id")
                .param(number)
                .query(LinkStore::link)
                .list();
    }

    /** @return whether it was open */
    boolean close(long id, Instant at) {
        return jdbc.sql("UPDATE link_personal SET answered_at = ? WHERE id = ? AND answered_at IS NULL")
                        .params(at.atOffset(ZoneOffset.UTC), id)
                        .update()
                > 0;
    }

    void closeAbout(String number, String kind, int version, Instant at) {
        jdbc.sql("UPDATE link_personal SET answered_at = ?"
                        + " WHERE number = ? AND kind = ? AND version = ? AND answered_at IS NULL")
                .params(at.atOffset(ZoneOffset.UTC), number, kind, version)
                .update();
    }

    boolean isClosed(String number, Ask ask) {
        return jdbc.sql("SELECT count(*) FROM link_personal WHERE number = ? AND purpose = ? AND subject = ?"
                                + " AND kind = ? AND version = ? AND answered_at IS NOT NULL")
                        .params(number, ask.purpose().name(), ask.subject(), ask.kind(), ask.version())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @return whether it was not revoked before */
    boolean revoke(long id, Instant at, String by) {
        return jdbc.sql("UPDATE link_personal SET revoked_at = ?, revoked_by = ?"
                                + " WHERE id = ? AND revoked_at IS NULL")
                        .params(at.atOffset(ZoneOffset.UTC), by, id)
                        .update()
                > 0;
    }

    /** Takes back whatever would still take an answer to a question, to any version of its document. */
    void revokeOpen(String number, Ask ask, Instant at, String by) {
        jdbc.sql("UPDATE link_personal SET revoked_at = ?, revoked_by = ? WHERE number = ? AND purpose = ?"
                        + " AND subject = ? AND answered_at IS NULL AND revoked_at IS NULL AND expires_at > ?")
                .params(
                        at.atOffset(ZoneOffset.UTC),
                        by,
                        number,
                        ask.purpose().name(),
                        ask.subject(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE link_personal SET subject = ? WHERE number = ? AND subject = ?")
                .params(to, from, from)
                .update();
        jdbc.sql("UPDATE link_personal SET number = ? WHERE number = ?")
                .params(to, from)
                .update();
    }

    void deleteOf(String number) {
        jdbc.sql("DELETE FROM link_personal WHERE number = ?").param(number).update();
    }

    private static Link link(ResultSet row, int index) throws SQLException {
        return new Link(
                row.getLong("id"),
                row.getString("number"),
                new Ask(
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("subject"),
                        row.getString("kind"),
                        row.getObject("version", Integer.class),
                        row.getString("sha256")),
                row.getString("person"),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("language")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                optionalInstant(row, "answered_at"),
                optionalInstant(row, "revoked_at"),
                row.getString("issued_by"),
                row.getString("revoked_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
