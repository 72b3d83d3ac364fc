package io.closedloop.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Ready to work: models are deployed and jobs are run, unless this node was told to run none. */
@Component("engineHealthIndicator")
class EngineHealth extends AbstractHealthIndicator {

    private final ProcessEngineConfigurationImpl engine;
    private final ModelDeployer models;
    private final CamundaBpmProperties settings;

    EngineHealth(@Lazy ProcessEngineConfigurationImpl engine, ModelDeployer models, CamundaBpmProperties settings) {
        this.engine = engine;
        this.models = models;
        this.settings = settings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        // the engine's own setting is off in any case: the starter starts the executor by itself
        boolean runsJobs = !settings.getJobExecution().isEnabled()
                || engine.getJobExecutor().isActive();
        if (models.isDeployed() && runsJobs) {
            health.up();
        } else {
            health.outOfService();
        }
    }
}
