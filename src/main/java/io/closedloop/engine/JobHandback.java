package io.closedloop.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * When a node is asked to stop: takes no more jobs, finishes those it has begun, and hands back the others, so that another
 * node need not wait for their leases to end.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class JobHandback implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobHandback.class);

    /** Whoever waits for the outside no longer has that to note. */
    private static final Duration NOTING = Duration.ofSeconds(2);

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final JobExecutor executor;
    private final ThreadPoolTaskExecutor threads;
    private final JdbcClient jdbc;
    private final Duration patience;
    private volatile boolean running;

    /** @param lease no call to the outside lasts longer than a third of it */
    JobHandback(
            JobExecutor executor,
            @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor threads,
            JdbcClient jdbc,
            @Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this.executor = executor;
        this.threads = threads;
        this.jdbc = jdbc;
        this.patience = lease.dividedBy(3).plus(NOTING);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdown();
        long end = System.nanoTime() + patience.toNanos();
        while (isBusy() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        // what is still under way, another node may do: its revision is another now, so that only one of the two
        // commits
        int handedBack = jdbc.sql("UPDATE ACT_RU_JOB SET LOCK_OWNER_ = NULL, LOCK_EXP_TIME_ = NULL, REV_ = REV_ + 1"
                        + " WHERE LOCK_OWNER_ = ?")
                .param(executor.getLockOwner())
                .update();
        LOG.info("No more jobs are taken; {} were handed back", handedBack);
    }

    private boolean isBusy() {
        return threads.getActiveCount() > 0
                || !threads.getThreadPoolExecutor().getQueue().isEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything else stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
