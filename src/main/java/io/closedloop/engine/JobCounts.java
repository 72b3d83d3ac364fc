package io.closedloop.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the engine's jobs stand: one statement over what is still to do, whatever there is of history. */
@Component
public class JobCounts {

    /** A job is locked while a node runs it; one that failed lies still until the next attempt, or for good. */
    private static final String COUNTS = """
            SELECT COALESCE(job.process_def_key_, 'engine'),
              sum(CASE WHEN job.retries_ > 0 AND job.suspension_state_ = 1 AND NOT (%1$s) AND %2$s <= :now
                THEN 1 ELSE 0 END),
              sum(CASE WHEN job.retries_ > 0 AND %1$s THEN 1 ELSE 0 END),
              sum(CASE WHEN job.retries_ > 0 AND job.exception_msg_ IS NOT NULL AND job.duedate_ > :now
                THEN 1 ELSE 0 END),
              sum(CASE WHEN job.retries_ <= 0 THEN 1 ELSE 0 END),
              min(CASE WHEN job.retries_ > 0 AND job.suspension_state_ = 1 AND NOT (%1$s) AND %2$s <= :now
                THEN %2$s END)
            FROM act_ru_job job GROUP BY job.process_def_key_""".formatted(
            "job.lock_exp_time_ IS NOT NULL AND job.lock_exp_time_ > :now", "COALESCE(job.duedate_, job.create_time_)");

    private final JdbcClient jdbc;

    JobCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The jobs of a process.
     *
     * @param process its id in the model; {@code engine} for jobs of no process
     * @param due could run now, and nobody runs them yet
     * @param executing a node runs them
     * @param retrying failed, and wait for their next attempt
     * @param failed without attempts left, each an incident
     * @param oldestDue since when the longest of those due has been
     */
    public record Jobs(
            String process,
            long due,
            long executing,
            long retrying,
            long failed,
            @Nullable Instant oldestDue) {}

    /** The jobs of every process that has any. */
    public List<Jobs> byProcess(Instant now) {
        return jdbc.sql(COUNTS)
                .param("now", Timestamp.from(now))
                .query((row, index) -> {
                    Timestamp oldest = row.getTimestamp(6);
                    return new Jobs(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            oldest == null ? null : oldest.toInstant());
                })
                .list();
    }
}
