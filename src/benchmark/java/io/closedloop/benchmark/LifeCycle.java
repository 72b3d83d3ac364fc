package io.closedloop.benchmark;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * One requirement from the first call to the archive, each task looked up and completed as its role through the engine's
 * services, and the steps behind asynchronous borders run as its job executor would.
 */
final class LifeCycle {

    private record Step(String task, String user, String group) {

        private Step(String task, String role) {
            this(task, role, role);
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step("registerRequirement", "requirement-admin"),
            new Step("confirmRegistration", "customer-service"),
            new Step("analyzeRequirement", "product-manager"),
            new Step("assessFeasibility", "technical-lead"),
            new Step("preparePlan", "operations"),
            new Step("obtainConfirmation", "customer-service"),
            new Step("breakDownTasks", "project-manager"),
            new Step("reportProgress", "execution-team"),
            new Step("reportProgress", "execution-team-2", "execution-team"),
            new Step("submitDeliverables", "execution-team"),
            new Step("conductAcceptance", "customer-service"),
            new Step("archiveRequirement", "archivist"));

    private final Side side;
    private final ProcessEngine engine;
    private final String model;

    LifeCycle(Side side) {
        this.side = side;
        this.engine = side.engine();
        this.model = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("customer-requirement")
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** The requirement's process instance. */
    String run() {
        String requirement = record();
        send(requirement);
        for (Step step : STEPS) {
            complete(requirement, step);
            runOutsideSteps(requirement);
            send(requirement);
        }
        if (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(requirement)
                        .count()
                > 0) {
            throw new IllegalStateException("Not closed: " + requirement);
        }
        return requirement;
    }

    /** Customer service records a requirement. */
    String record() {
        engine.getIdentityService().setAuthentication("customer-service", List.of("customer-service"));
        try {
            ProcessInstance started =
                    engine.getFormService().submitStartForm(model, side.input("recordRequirement"));
            return started.getId();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void complete(String requirement, Step step) {
        engine.getIdentityService().setAuthentication(step.user(), List.of(step.group()));
        try {
            Task open = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(requirement)
                    .taskDefinitionKey(step.task())
                    .list()
                    .stream()
                    .filter(task -> task.getAssignee() == null || task.getAssignee().equals(step.user()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No " + step.task() + " in " + requirement));
            engine.getTaskService().complete(open.getId(), side.input(step.task()));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void send(String requirement) {
        side.mails(requirement).forEach(job -> engine.getManagementService().executeJob(job));
    }

    private void runOutsideSteps(String requirement) {
        List<Job> jobs;
        while (!(jobs = engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(requirement)
                        .messages()
                        .withRetriesLeft()
                        .list())
                .isEmpty()) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }
}
