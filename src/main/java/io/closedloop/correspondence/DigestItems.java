package io.closedloop.correspondence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails that wait for a digest, and those that went into one. */
@Repository
class DigestItems {

    private final JdbcClient jdbc;

    DigestItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The user ids of those for whom something waits. */
    List<String> readers() {
        return jdbc.sql(
                        "SELECT DISTINCT recipient FROM correspondence_mail WHERE state = 'COLLECTED' ORDER BY recipient")
                .query(String.class)
                .list();
    }

    int waiting(String user) {
        return jdbc.sql("SELECT count(*) FROM correspondence_mail WHERE recipient = ? AND state = 'COLLECTED'")
                .param(user)
                .query(Integer.class)
                .single();
    }

    /**
     * Puts everything that waits for somebody into a digest.
     *
     * @param digest id of its mail
     * @return how many; each mail goes into one digest, however many are made at the same moment
     */
    int moveInto(long digest, String user) {
        return jdbc.sql("UPDATE correspondence_mail SET state = 'DIGESTED', digest = ?"
                        + " WHERE recipient = ? AND state = 'COLLECTED'")
                .params(digest, user)
                .update();
    }

    /** What a digest tells, oldest first; what was erased meanwhile is not in it any more. */
    List<Mail> of(long digest) {
        return jdbc.sql("SELECT id, " + MailStore.COLUMNS + " FROM correspondence_mail WHERE digest = ? ORDER BY id")
                .param(digest)
                .query(MailStore::mail)
                .list();
    }
}
