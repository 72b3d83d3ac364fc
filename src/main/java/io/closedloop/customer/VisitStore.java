package io.closedloop.customer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sessions; every node of an installation reads the same. */
@Repository
class VisitStore {

    private final JdbcClient jdbc;

    VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, long link, Instant expiresAt) {
        jdbc.sql("INSERT INTO customer_session (secret_hash, link, expires_at) VALUES (?, ?, ?)")
                .params(id, link, at(expiresAt))
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM customer_session WHERE expires_at <= ?")
                .param(at(now))
                .update();
    }

    /** The link of a session. */
    Optional<Long> link(String id, Instant now) {
        return jdbc.sql("SELECT link FROM customer_session WHERE secret_hash = ? AND expires_at > ?")
                .params(id, at(now))
                .query(Long.class)
                .optional();
    }

    void prolong(String id, Instant expiresAt) {
        jdbc.sql("UPDATE customer_session SET expires_at = ? WHERE secret_hash = ?")
                .params(at(expiresAt), id)
                .update();
    }

    /** Lets nobody else do the same by a link before this transaction ends. */
    void lock(long link) {
        jdbc.sql("SELECT secret_hash FROM customer_session WHERE link = ? ORDER BY secret_hash FOR UPDATE")
                .param(link)
                .query(String.class)
                .list();
    }

    /** Whether a code went out to any session of a link since an instant. */
    boolean hasCodeSince(long link, Instant since) {
        return jdbc.sql("SELECT count(*) FROM customer_session WHERE link = ? AND code_sent_at > ?")
                        .params(link, at(since))
                        .query(Long.class)
                        .single()
                > 0;
    }

    void putCode(String id, String codeHash, Instant now) {
        jdbc.sql("UPDATE customer_session SET code_hash = ?, code_sent_at = ?, code_tries = 0, code_entered_at = NULL"
                        + " WHERE secret_hash = ?")
                .params(codeHash, at(now), id)
                .update();
    }

    /** Counts a try. @return whether there was one left */
    boolean tryCode(String id, int tries, Instant sentAfter) {
        return jdbc.sql("UPDATE customer_session SET code_tries = code_tries + 1"
                                + " WHERE secret_hash = ? AND code_tries < ? AND code_sent_at > ?")
                        .params(id, tries, at(sentAfter))
                        .update()
                > 0;
    }

    boolean enterCode(String id, String codeHash, Instant now) {
        return jdbc.sql("UPDATE customer_session SET code_entered_at = ? WHERE secret_hash = ? AND code_hash = ?")
                        .params(at(now), id, codeHash)
                        .update()
                > 0;
    }

    boolean hasCode(String id, Instant sentAfter) {
        return jdbc.sql("SELECT count(*) FROM customer_session WHERE secret_hash = ? AND code_sent_at > ?")
                        .params(id, at(sentAfter))
                        .query(Long.class)
                        .single()
                > 0;
    }

    boolean codeEntered(String id, Instant after) {
        return jdbc.sql("SELECT count(*) FROM customer_session WHERE secret_hash = ? AND code_entered_at > ?")
                        .params(id, at(after))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @return false when the same form was taken before */
    boolean take(String id, String key) {
        return jdbc.sql("UPDATE customer_session SET last_key = ?"
                                + " WHERE secret_hash = ? AND (last_key IS NULL OR last_key <> ?)")
                        .params(key, id, key)
                        .update()
                > 0;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
