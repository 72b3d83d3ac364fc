package io.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/** Executes jobs while their leases are prolonged. */
class LeasedJobExecutor extends SpringJobExecutor {

    private final Leases leases;

    LeasedJobExecutor(Leases leases) {
        this.leases = leases;
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        Runnable work = super.getExecuteJobsRunnable(jobs, engine);
        List<String> all = List.copyOf(jobs); // it takes them off its list one by one
        return () -> leases.during(getLockOwner(), all, work);
    }
}
