package io.closedloop.request;

import io.closedloop.engine.CustomerErased;
import io.closedloop.engine.KeyChanged;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent under which idempotency key, so that a repeated sending is answered like the first. */
@Repository
class Submissions {

    private record Sent(String body, @Nullable String reference) {}

    private final JdbcClient jdbc;
    private final Refusals refusals;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Refusals refusals, Clock clock) {
        this.jdbc = jdbc;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The reference of what was sent under a key already.
     *
     * @throws io.closedloop.refusal.Refusal when something else was
     */
    Optional<String> find(String key, String body) {
        Optional<Sent> sent = jdbc.sql("SELECT body, reference FROM request_submission WHERE key_hash = ?")
                .param(DigestUtils.sha256Hex(key))
                .query((row, index) -> new Sent(row.getString(1), row.getString(2)))
                .optional();
        if (sent.isPresent() && !sent.get().body().equals(body)) {
            throw refusals.unprocessable("refusal.submission.otherBody");
        }
        return sent.map(Sent::reference);
    }

    /** Takes a key; who comes at the same moment waits for the end of this transaction and then fails. */
    void take(String key, String body) {
        jdbc.sql("INSERT INTO request_submission (key_hash, body, sent_at) VALUES (?, ?, ?)")
                .params(DigestUtils.sha256Hex(key), body, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void answer(String key, String reference) {
        jdbc.sql("UPDATE request_submission SET reference = ?, owner = ? WHERE key_hash = ?")
                .params(reference, reference, DigestUtils.sha256Hex(key))
                .update();
    }

    @EventListener
    void on(KeyChanged event) {
        jdbc.sql("UPDATE request_submission SET owner = ? WHERE owner = ?")
                .params(event.to(), event.from())
                .update();
    }

    @EventListener
    void on(CustomerErased event) {
        jdbc.sql("DELETE FROM request_submission WHERE owner = ?")
                .param(event.key())
                .update();
    }
}
