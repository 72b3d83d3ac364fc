package io.closedloop.insight;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts requirements by what is open of them. */
@Component
class OpenVisits {

    private static final String REQUIREMENTS = """
            SELECT COUNT(DISTINCT v.number) FROM insight_visit v JOIN insight_case c ON c.number = v.number
            WHERE v.process = 'customer-requirement' AND v.ended_month IS NULL AND\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many running requirements have an overdue task. */
    long overdue() {
        return jdbc.sql(REQUIREMENTS + "v.due_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** How many running requirements are at a certain user task. */
    long at(String activity) {
        return jdbc.sql(REQUIREMENTS + "v.activity = ?")
                .param(activity)
                .query(Long.class)
                .single();
    }
}
