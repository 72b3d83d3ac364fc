package io.closedloop.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ready to work: models are deployed and jobs are run, unless this node was told to run none. */
@Component("engineHealthIndicator")
class EngineHealth extends AbstractHealthIndicator {

    private final ProcessEngineConfigurationImpl engine;
    private final ModelDeployer models;

    EngineHealth(@Lazy ProcessEngineConfigurationImpl engine, ModelDeployer models) {
        this.engine = engine;
        this.models = models;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean runsJobs =
                !engine.isJobExecutorActivate() || engine.getJobExecutor().isActive();
        if (models.isDeployed() && runsJobs) {
            health.up();
        } else {
            health.outOfService();
        }
    }
}
