package io.closedloop.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands history over to the engine's clean-up, which deletes in its window what it was told the removal time of. The engine
 * could do so itself whenever a process ends, and would write every row of its history a second time; we do so when the time
 * to live of the model is over, and only if nobody needs it any more.
 */
@Component
public class HistoryRelease {

    /** How many are in memory at a time. */
    private static final int AT_ONCE = 5000;

    /** What went wrong with a mail is of use to nobody after so long. */
    private static final Duration FAILURES = Duration.ofDays(30);

    private static final String LIVE_NO_DAY = " IN (SELECT ID_ FROM ACT_RE_PROCDEF WHERE HISTORY_TTL_ = 0)";

    /**
     * An instance whose history has lived long enough.
     *
     * @param key business key, if it had one
     * @param outcome as {@link CaseEnded} has it; null of what was deleted before it came to an end
     */
    public record Ended(
            String id, @Nullable String key, @Nullable String outcome) {}

    private final JdbcClient jdbc;
    private final Unrestricted unrestricted;
    private final Clock clock;

    HistoryRelease(JdbcClient jdbc, Unrestricted unrestricted, Clock clock) {
        this.jdbc = jdbc;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    /**
     * Hands over what has lived long enough.
     *
     * @param free whether nobody needs the history of an instance any more
     */
    public void release(Predicate<Ended> free) {
        // those that stay must not stand before the others for ever
        for (List<Ended> due = due("");
                !due.isEmpty();
                due = due(due.get(due.size() - 1).id())) {
            due.stream().filter(free).forEach(this::release);
        }
    }

    /** Hands over what went wrong, long ago by now, in models of whose instances no history is kept. */
    public void releaseFailures() {
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp longAgo = Timestamp.from(clock.instant().minus(FAILURES));
        jdbc.sql("UPDATE ACT_HI_JOB_LOG SET REMOVAL_TIME_ = ? WHERE REMOVAL_TIME_ IS NULL AND TIMESTAMP_ < ?"
                        + " AND PROCESS_DEF_ID_" + LIVE_NO_DAY)
                .params(now, longAgo)
                .update();
        jdbc.sql("UPDATE ACT_GE_BYTEARRAY SET REMOVAL_TIME_ = ? WHERE REMOVAL_TIME_ IS NULL AND ID_ IN"
                        + " (SELECT JOB_EXCEPTION_STACK_ID_ FROM ACT_HI_JOB_LOG WHERE REMOVAL_TIME_ = ?)")
                .params(now, now)
                .update();
        jdbc.sql("UPDATE ACT_HI_INCIDENT SET REMOVAL_TIME_ = ? WHERE REMOVAL_TIME_ IS NULL AND END_TIME_ < ?"
                        + " AND PROC_DEF_ID_" + LIVE_NO_DAY)
                .params(now, longAgo)
                .update();
    }

    private List<Ended> due(String after) {
        return jdbc.sql(
                        "SELECT p.ID_, p.BUSINESS_KEY_, p.END_ACT_ID_ FROM ACT_HI_PROCINST p JOIN ACT_RE_PROCDEF d ON d.ID_ = p.PROC_DEF_ID_"
                                + " WHERE p.REMOVAL_TIME_ IS NULL AND p.ROOT_PROC_INST_ID_ = p.ID_ AND d.HISTORY_TTL_ IS NOT NULL"
                                + " AND p.END_TIME_ < CAST(? AS timestamp) - d.HISTORY_TTL_ * INTERVAL '1' DAY"
                                + " AND p.ID_ > ? ORDER BY p.ID_ LIMIT " + AT_ONCE)
                .params(Timestamp.from(clock.instant()), after)
                .query((row, index) -> new Ended(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private void release(Ended ended) {
        unrestricted.run(() -> Context.getCommandContext()
                .getHistoricProcessInstanceManager()
                .addRemovalTimeToProcessInstancesByRootProcessInstanceId(ended.id(), Date.from(clock.instant())));
    }
}
