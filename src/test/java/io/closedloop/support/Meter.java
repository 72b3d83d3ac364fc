package io.closedloop.support;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Measures on PostgreSQL what an action of this thread costs; add up the parts to leave out what a test asks in between. */
@Component
public class Meter {

    private final JdbcTemplate database;

    Meter(JdbcTemplate database) {
        this.database = database;
    }

    public Cost of(Runnable action) {
        Map<String, Object> before = read();
        int statements = CountedStatements.of(action);
        Map<String, Object> after = read();
        return new Cost(statements, gone("xid", before, after), gone("log", before, after));
    }

    /** The next transaction's number, taken only by those that write, and how far the log is. */
    private Map<String, Object> read() {
        return database.queryForMap("""
                SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) AS xid,
                       CAST(pg_current_wal_insert_lsn() - '0/0' AS bigint) AS log""");
    }

    private static long gone(String what, Map<String, Object> before, Map<String, Object> after) {
        return (long) after.get(what) - (long) before.get(what);
    }
}
