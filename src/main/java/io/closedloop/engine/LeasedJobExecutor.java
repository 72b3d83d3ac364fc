package io.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.jspecify.annotations.Nullable;

/** Executes jobs while their leases are prolonged, and none while the clock is wrong. */
class LeasedJobExecutor extends SpringJobExecutor {

    private final Leases leases;
    private final @Nullable ClockWatch clock;

    /** Whether jobs would run if it were not for the clock. */
    private boolean wanted;

    LeasedJobExecutor(Leases leases, @Nullable ClockWatch clock) {
        this.leases = leases;
        this.clock = clock;
        if (clock != null) {
            clock.tell(this::clockChanged);
        }
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        Runnable work = super.getExecuteJobsRunnable(jobs, engine);
        // the executor takes them off its list one by one; they may wait long for a thread, and are ours meanwhile
        return leases.during(getLockOwner(), List.copyOf(jobs), work);
    }

    @Override
    public synchronized void start() {
        wanted = true;
        if (clock == null || clock.isRight()) {
            super.start();
        }
    }

    @Override
    public synchronized void shutdown() {
        wanted = false;
        super.shutdown();
    }

    private synchronized void clockChanged() {
        if (wanted && isActive()) {
            super.shutdown();
            leases.letGo();
        } else if (wanted) {
            start();
        }
    }
}
