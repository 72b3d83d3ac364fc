package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.ProcessTest;
import java.time.Instant;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ModelDeployerTest {

    @Autowired
    ModelDeployer models;

    @Autowired
    Deployments deployments;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Test
    void jobsOfModelsThatAnotherNodeWasGivenRunHereToo() {
        String model = deployed("given-by-rest");
        String newer = deployed("newer-edition");
        deployments.put(newer, Instant.now().plusSeconds(3600), "newer");
        try {
            models.runJobsOf(Instant.now(), "ours");

            assertThat(management.getRegisteredDeployments()).contains(model).doesNotContain(newer);
        } finally {
            repository.deleteDeployment(model, true);
            repository.deleteDeployment(newer, true);
        }
    }

    /** As if by another node: this one does not know of it. */
    private String deployed(String key) {
        String id = repository
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        management.unregisterDeploymentForJobExecutor(id);
        return id;
    }
}
