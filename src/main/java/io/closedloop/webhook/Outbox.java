package io.closedloop.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table of what waits to be posted; what was posted is no longer there. */
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return under which it waits */
    long put(Announcement announcement) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO webhook_outbox (announcement, webhook, number, event, text, recipients, told_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        announcement.id().toString(),
                        announcement.webhook(),
                        announcement.number(),
                        announcement.event(),
                        announcement.text(),
                        String.join(" ", announcement.recipients()),
                        announcement.at().atOffset(ZoneOffset.UTC))
                .update(keys, "id");
        return keys.getKeyAs(Number.class).longValue();
    }

    Optional<Announcement> find(long id) {
        return jdbc.sql("SELECT announcement, webhook, number, event, text, recipients, told_at FROM webhook_outbox"
                        + " WHERE id = ?")
                .param(id)
                .query(Outbox::announcement)
                .optional();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM webhook_outbox WHERE id = ?").param(id).update();
    }

    void deleteOf(String number) {
        jdbc.sql("DELETE FROM webhook_outbox WHERE number = ?").param(number).update();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE webhook_outbox SET number = ? WHERE number = ?")
                .params(to, from)
                .update();
    }

    private static Announcement announcement(ResultSet row, int index) throws SQLException {
        String recipients = row.getString("recipients");
        return new Announcement(
                UUID.fromString(row.getString("announcement")),
                row.getString("webhook"),
                row.getString("number"),
                row.getString("event"),
                row.getString("text"),
                recipients.isEmpty() ? List.of() : List.of(recipients.split(" ")),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }
}
