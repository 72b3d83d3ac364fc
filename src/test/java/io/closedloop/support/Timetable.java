package io.closedloop.support;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Starts the processes that start by themselves, when a test says so. */
@Component
public class Timetable {

    private final ProcessEngine engine;

    Timetable(ProcessEngine engine) {
        this.engine = engine;
    }

    /** The timer by which a process starts next. */
    public Job next(String process) {
        return engine.getManagementService().createJobQuery().processDefinitionKey(process).timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow();
    }

    /** Lets it start now and runs its outside steps. @return id of the instance */
    public String starts(String process) {
        List<String> before = instances(process);
        engine.getManagementService().executeJob(next(process).getId());
        String started = instances(process).stream()
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
        for (List<Job> steps = steps(started); !steps.isEmpty(); steps = steps(started)) {
            steps.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        return started;
    }

    private List<Job> steps(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .list();
    }

    /** Holds a weekly sync now, whatever day it is. @return its business key */
    public String holdsWeeklySync() {
        String started = engine.getRuntimeService()
                .createProcessInstanceByKey("weekly-sync")
                .startBeforeActivity("prepareWeeklySync")
                .execute()
                .getId();
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started)
                .singleResult()
                .getBusinessKey();
    }

    /** Fires the one timer that an instance waits for. */
    public void goesOn(String instance) {
        engine.getManagementService().executeJob(waiting(instance).getId());
    }

    /** The one timer that an instance waits for. */
    public Job waiting(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult();
    }

    /** The end event an instance reached, or empty while it runs. */
    public String outcome(String instance) {
        HistoricProcessInstance found = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return found.getEndTime() == null ? "" : found.getEndActivityId();
    }

    /** Forgets every instance of a process, running or not. */
    public void forget(String process) {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .list()
                .forEach(running -> engine.getRuntimeService().deleteProcessInstance(running.getId(), "forgotten"));
        instances(process).forEach(id -> engine.getHistoryService().deleteHistoricProcessInstance(id));
    }

    private List<String> instances(String process) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }
}
