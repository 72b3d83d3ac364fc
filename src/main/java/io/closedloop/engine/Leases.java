package io.closedloop.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Prolongs the leases of jobs that are under way. Otherwise another node would take up a long one, such as a large dossier on
 * a busy machine, while it runs: the first then loses the race, the second loses it to the third attempt, and none ever ends.
 */
@Component
class Leases implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** Whoever takes longer hangs, and may be taken up by another. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private enum State {
        WAITING,
        BEGUN,
        LET_GO
    }

    /**
     * Jobs that wait for a thread, or are under way.
     *
     * @param owner what the engine calls this node
     */
    private record Held(String owner, Instant since, long nanos, AtomicReference<State> state) {

        private static Held now(String owner, Clock clock) {
            return new Held(owner, clock.instant(), System.nanoTime(), new AtomicReference<>(State.WAITING));
        }

        private boolean begins() {
            return state.compareAndSet(State.WAITING, State.BEGUN);
        }

        private boolean isLetGo() {
            return state.compareAndSet(State.WAITING, State.LET_GO) || state.get() == State.LET_GO;
        }

        /** However the computer's clock was set meanwhile. */
        private Duration lasts() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration lease;
    private final Recurring ticks = new Recurring("leases");

    Leases(JdbcClient jdbc, Clock clock, @Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lease = lease;
        ticks.start(lease.dividedBy(3), lease.dividedBy(3), this::prolong);
    }

    /**
     * Holds jobs that a node has locked from now on, until they were run.
     *
     * @return what runs them, unless they were let go; where it is refused, the node asks again with the same jobs
     */
    Runnable during(String owner, List<String> jobs, Runnable work) {
        Held mine = Held.now(owner, clock);
        jobs.forEach(job -> held.put(job, mine));
        return () -> {
            if (!mine.begins()) {
                return;
            }
            try {
                work.run();
            } finally {
                jobs.forEach(job -> held.remove(job, mine));
            }
        };
    }

    /** Gives back what has not begun, and will not: another node may take it at once, or, where that cannot be said, soon. */
    void letGo() {
        held.forEach((job, mine) -> {
            if (mine.isLetGo() && held.remove(job, mine)) {
                try {
                    jdbc.sql("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL, rev_ = rev_ + 1"
                                    + " WHERE id_ = ? AND lock_owner_ = ?")
                            .params(job, mine.owner())
                            .update();
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("A job waits for its lease to end: {}", e.getMessage());
                }
            }
        });
    }

    private void prolong() {
        try {
            held.forEach(this::prolong);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Leases are not prolonged: {}", e.getMessage());
        }
    }

    /** Leaves the row's revision alone: the job goes on to write it. */
    private void prolong(String job, Held mine) {
        Duration lasts = mine.lasts();
        if (lasts.compareTo(LONGEST) < 0) {
            jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = ? WHERE id_ = ? AND lock_owner_ = ?")
                    .params(Timestamp.from(mine.since().plus(lasts).plus(lease)), job, mine.owner())
                    .update();
        }
    }

    @Override
    public void destroy() {
        ticks.stop();
    }
}
