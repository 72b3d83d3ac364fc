package io.closedloop.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Takes one requirement through the model as its roles would: every task is completed by somebody it is offered to,
 * with a good input that a test overrides field by field.
 */
@Component
public class Journey {

    private final ProcessEngine engine;
    private final Inputs inputs;
    private final Colleagues colleagues;
    private String instance = "";

    Journey(ProcessEngine engine, Inputs inputs, Colleagues colleagues) {
        this.engine = engine;
        this.inputs = inputs;
        this.colleagues = colleagues;
    }

    /** Customer service records a requirement. */
    public Journey begins(Object... overrides) {
        return beginsAs("customer-service", overrides);
    }

    /** A certain user records a requirement. */
    public Journey beginsAs(String user, Object... overrides) {
        as(
                user,
                () -> instance = engine.getFormService()
                        .submitStartForm(definition("customer-requirement"), inputs.of("recordRequirement", overrides))
                        .getId());
        return this;
    }

    /** Goes on with an instance that was started otherwise. */
    public Journey with(String businessKey) {
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
        return this;
    }

    /** Completes the tasks named, one after the other, with good input. */
    public Journey through(String... tasks) {
        Arrays.stream(tasks).forEach(task -> complete(task));
        return this;
    }

    /** Completes a task; overrides are field names and values in turn. Outside steps behind it are run. */
    public Journey complete(String task, Object... overrides) {
        return complete(task(task), overrides);
    }

    /** Completes one of several open tasks of a kind. */
    public Journey complete(Task open, Object... overrides) {
        Map<String, Object> input = inputs.of(open.getTaskDefinitionKey(), overrides);
        as(colleagues.whoMayComplete(open), () -> engine.getTaskService().complete(open.getId(), input));
        return runOutsideSteps();
    }

    /** Completes a task as a certain user. */
    public Journey completeAs(String user, String task, Object... overrides) {
        Task open = tasks(task).stream()
                .filter(candidate -> candidate.getAssignee() == null
                        || candidate.getAssignee().equals(user))
                .findFirst()
                .orElseThrow();
        as(user, () -> engine.getTaskService().complete(open.getId(), inputs.of(task, overrides)));
        return runOutsideSteps();
    }

    /** Up to the plan that the customer is asked to confirm. */
    public Journey planned(Object... overrides) {
        return begins(overrides)
                .through(
                        "registerRequirement",
                        "confirmRegistration",
                        "analyzeRequirement",
                        "assessFeasibility",
                        "preparePlan");
    }

    /** Up to the customer's confirmation of the plan. */
    public Journey confirmed() {
        return planned().through("obtainConfirmation");
    }

    /** Up to running work on two work items. */
    public Journey working() {
        return confirmed().complete("breakDownTasks");
    }

    /** Up to the customer's acceptance. */
    public Journey delivering() {
        return working().through("reportProgress", "reportProgress", "submitDeliverables");
    }

    /** Customer service requests a change. */
    public Journey requestsChange(Object... overrides) {
        Map<String, Object> variables = inputs.of("requestChange", overrides);
        variables.putIfAbsent("requirementNumber", number());
        as("customer-service", () -> engine.getFormService().submitStartForm(definition("change-request"), variables));
        return this;
    }

    /** The number, or the reference until there is one. */
    public String number() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    /** The first open task of a kind. */
    public Task task(String task) {
        List<Task> open = tasks(task);
        assertThat(open).as("open tasks %s, there are %s", task, openTasks()).isNotEmpty();
        return open.get(0);
    }

    /** The open task of a kind for which a variable has a value. */
    public Task task(String task, String variable, Object value) {
        return tasks(task).stream()
                .filter(open -> value.equals(engine.getTaskService().getVariable(open.getId(), variable)))
                .findFirst()
                .orElseThrow();
    }

    /** What the form of an open task shows in a field. */
    public Object shown(String task, String field) {
        return engine.getTaskService().getVariable(task(task).getId(), field);
    }

    public List<Task> tasks(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(task)
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list();
    }

    /** What waits for somebody, by task id of the model, sorted. */
    public List<String> openTasks() {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Runs every step that was handed to the job executor, timers left alone; where it is on, waits for it. */
    public Journey runOutsideSteps() {
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (executor.isActive()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> outsideSteps().isEmpty());
            return this;
        }
        List<Job> jobs;
        while (!(jobs = outsideSteps()).isEmpty()) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        return this;
    }

    private List<Job> outsideSteps() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .withRetriesLeft()
                .list();
    }

    /**
     * The jobs of a small process that carries something about this requirement outside.
     *
     * @param begin of what its business key says after the number
     */
    public List<Job> jobs(String process, String begin) {
        return engine.getManagementService().createJobQuery().processDefinitionKey(process).list().stream()
                .filter(job -> String.valueOf(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey())
                        .startsWith(number() + "/" + begin))
                .toList();
    }

    /** Fires the timer of an event of the model. */
    public Journey fires(String timer) {
        engine.getManagementService().executeJob(timer(timer).getId());
        return runOutsideSteps();
    }

    /** The first timer that runs for an event of the model. */
    public Job timer(String timer) {
        List<Job> jobs = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(timer)
                .list();
        assertThat(jobs).as("timers of %s", timer).isNotEmpty();
        return jobs.get(0);
    }

    /** The ids of the activities of certain kinds that were finished, in order: user tasks, service tasks, ends. */
    public List<String> trace(String... types) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(activity -> List.of(types).contains(activity.getActivityType()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** The end event reached; empty while it runs. */
    public String outcome() {
        var process = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .singleResult();
        return process == null ? "" : process.getEndActivityId();
    }

    public Object variable(String name) {
        return engine.getRuntimeService().getVariable(instance, name);
    }

    /** Does something as a signed-in user. */
    public void as(String user, Runnable action) {
        colleagues.as(user, action);
    }

    /** Does something as somebody to whom a task is offered. */
    public void asOwnerOf(Task open, Runnable action) {
        as(colleagues.whoMayComplete(open), action);
    }

    private String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
