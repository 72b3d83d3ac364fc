package io.closedloop.insight;

import io.closedloop.registration.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which step each running requirement is in. */
@Component
class RunningCases {

    private final JdbcClient jdbc;

    RunningCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void received(String reference, Instant at) {
        jdbc.sql("INSERT INTO insight_case (number, step, received_at) VALUES (?, 'REGISTRATION', ?)")
                .param(reference)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is no requirement is in no step, and stays so. */
    void entered(String number, Status step) {
        jdbc.sql("UPDATE insight_case SET step = ? WHERE number = ?")
                .param(step.name())
                .param(number)
                .update();
    }

    /** It runs no more and is one of the finished; of what is no requirement, nothing is kept. */
    void ended(String number, String outcome, Instant at) {
        jdbc.sql("""
                INSERT INTO insight_finished (number, outcome, received_at, ended_at)
                SELECT number, :outcome, received_at, :at FROM insight_case WHERE number = :number""")
                .param("number", number)
                .param("outcome", outcome.toUpperCase(Locale.ROOT))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM insight_case WHERE number = ?").param(number).update();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE insight_case SET number = ? WHERE number = ?")
                .param(to)
                .param(from)
                .update();
    }

    /** How many there are in each step; steps without any are left out. */
    Map<Status, Long> bySteps() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        jdbc.sql("SELECT step, COUNT(*) FROM insight_case GROUP BY step").query(row -> {
            counts.put(Status.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }
}
