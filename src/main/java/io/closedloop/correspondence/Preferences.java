package io.closedloop.correspondence;

import io.closedloop.engine.Attempts;
import io.closedloop.staff.Language;
import io.closedloop.staff.Languages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How each of the staff wants to be written to; whoever never said gets each message at once. */
@Service
public class Preferences {

    private final JdbcClient jdbc;
    private final Languages languages;
    private final Attempts attempts;

    Preferences(JdbcClient jdbc, Languages languages, Attempts attempts) {
        this.jdbc = jdbc;
        this.languages = languages;
        this.attempts = attempts;
    }

    public MailRhythm mails(String user) {
        return jdbc.sql("SELECT mails FROM correspondence_preference WHERE user_id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .map(MailRhythm::valueOf)
                .orElse(MailRhythm.AT_ONCE);
    }

    /** Both at once; who chooses twice at the same moment gets the later. */
    public void choose(String user, MailRhythm mails, Language language) {
        attempts.at(() -> {
            choose(user, mails);
            languages.choose(user, language);
            return mails;
        });
    }

    /** What was collected until now goes with the next digest, whatever is chosen. */
    void choose(String user, MailRhythm mails) {
        int changed = jdbc.sql("UPDATE correspondence_preference SET mails = ? WHERE user_id = ?")
                .params(mails.name(), user)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO correspondence_preference (user_id, mails) VALUES (?, ?)")
                    .params(user, mails.name())
                    .update();
        }
    }
}
