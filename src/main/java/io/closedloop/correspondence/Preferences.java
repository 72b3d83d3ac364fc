package io.closedloop.correspondence;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How each of the staff wants to be written to; whoever never said gets each message at once. */
@Service
public class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MailRhythm mails(String user) {
        return jdbc.sql("SELECT mails FROM correspondence_preference WHERE user_id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .map(MailRhythm::valueOf)
                .orElse(MailRhythm.AT_ONCE);
    }

    /** What was collected until now goes with the next digest, whatever is chosen. */
    public void choose(String user, MailRhythm mails) {
        if (!change(user, mails)) {
            try {
                jdbc.sql("INSERT INTO correspondence_preference (user_id, mails) VALUES (?, ?)")
                        .params(user, mails.name())
                        .update();
            } catch (DuplicateKeyException e) {
                // chosen twice at the same moment
                change(user, mails);
            }
        }
    }

    private boolean change(String user, MailRhythm mails) {
        return jdbc.sql("UPDATE correspondence_preference SET mails = ? WHERE user_id = ?")
                        .params(mails.name(), user)
                        .update()
                > 0;
    }
}
