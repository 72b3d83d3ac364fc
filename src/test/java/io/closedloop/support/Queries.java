package io.closedloop.support;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what the database of a test is asked, whoever asks; H2 keeps the statistics. */
@Component
public class Queries {

    private final JdbcClient jdbc;

    Queries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many statements an action takes. */
    public long of(Runnable action) {
        jdbc.sql("SET QUERY_STATISTICS FALSE").update();
        jdbc.sql("SET QUERY_STATISTICS TRUE").update();
        jdbc.sql("SET QUERY_STATISTICS_MAX_ENTRIES 1000").update();
        long before = counted();
        action.run();
        long counted = counted() - before - 1;
        jdbc.sql("SET QUERY_STATISTICS FALSE").update();
        return counted;
    }

    private long counted() {
        return jdbc.sql("SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS")
                .query(Long.class)
                .single();
    }
}
