package io.closedloop.insight;

import io.closedloop.registration.Status;
import java.util.EnumMap;
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

    void received(String reference) {
        jdbc.sql("INSERT INTO insight_case (number, step) VALUES (?, 'REGISTRATION')")
                .param(reference)
                .update();
    }

    /** What is no requirement is in no step, and stays so. */
    void entered(String number, Status step) {
        jdbc.sql("UPDATE insight_case SET step = ? WHERE number = ?")
                .param(step.name())
                .param(number)
                .update();
    }

    void ended(String number) {
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
        jdbc.sql("SELECT step, COUNT(*) FROM insight_case GROUP BY step")
                .query(row -> {
                    counts.put(Status.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }
}
