package io.closedloop.archive;

import io.closedloop.archive.CaseRecord.Activity;
import io.closedloop.archive.CaseRecord.Incident;
import io.closedloop.archive.CaseRecord.Link;
import io.closedloop.archive.CaseRecord.Model;
import io.closedloop.archive.CaseRecord.Operation;
import io.closedloop.archive.CaseRecord.Task;
import io.closedloop.engine.Unrestricted;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the archive phase, and what the archive asks the engine: how a case went, and by which model. */
@Component
class ArchiveProcess {

    /** How the requirement ended, told by the model. */
    static final String DOSSIER_CLASS = "dossierClass";

    /** Outcome of what never comes to a dossier. */
    static final String REJECTED = "rejected";

    private final HistoryService history;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    ArchiveProcess(HistoryService history, RepositoryService repository, Unrestricted unrestricted) {
        this.history = history;
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Whether a requirement ended without ever coming to a dossier, as far as the engine still knows. */
    boolean isRejected(String key) {
        return unrestricted
                .get(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .finished()::list)
                .stream()
                .anyMatch(ended -> REJECTED.equals(ended.getEndActivityId()));
    }

    /** What happened to a case so far. */
    CaseRecord record(String number) {
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
        List<Model> models = new ArrayList<>();
        List<Activity> activities = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        List<Incident> incidents = new ArrayList<>();
        for (HistoricProcessInstance instance : instances) {
            String id = instance.getId();
            Model model = model(instance.getProcessDefinitionId());
            if (!models.contains(model)) {
                models.add(model);
            }
            List<HistoricTaskInstance> found = history.createHistoricTaskInstanceQuery()
                    .processInstanceId(id)
                    .orderByHistoricActivityInstanceStartTime()
                    .asc()
                    .list();
            found.forEach(task -> tasks.add(task(task)));
            List<Link> linked =
                    found.stream().flatMap(task -> links(task).stream()).toList();
            links.addAll(linked);
            // whoever completes a task of a role is noted with the task, and not with the activity
            Map<String, HistoricTaskInstance> byId =
                    found.stream().collect(Collectors.toMap(HistoricTaskInstance::getId, Function.identity()));
            Map<String, String> roles = new HashMap<>();
            linked.stream().filter(link -> link.role() != null).forEach(link -> roles.put(link.task(), link.role()));
            history.createHistoricActivityInstanceQuery()
                    .processInstanceId(id)
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list()
                    .forEach(activity -> activities.add(activity(activity, byId.get(activity.getTaskId()), roles)));
            history.createUserOperationLogQuery()
                    .processInstanceId(id)
                    .orderByTimestamp()
                    .asc()
                    .list()
                    .forEach(entry -> operations.add(operation(entry)));
            history.createHistoricIncidentQuery()
                    .processInstanceId(id)
                    .orderByCreateTime()
                    .asc()
                    .list()
                    .forEach(incident -> incidents.add(incident(incident)));
        }
        activities.sort(Comparator.comparing(Activity::startedAt));
        return new CaseRecord(models, activities, tasks, operations, links, incidents);
    }

    /** The file of a model, as it was deployed. */
    InputStream open(Model model) {
        return repository.getProcessModel(model.id());
    }

    private Model model(String definitionId) {
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return new Model(
                definitionId,
                definition.getKey(),
                definition.getVersion(),
                definition.getResourceName(),
                definition.getDeploymentId(),
                deployment == null ? null : at(deployment.getDeploymentTime()));
    }

    private List<Link> links(HistoricTaskInstance task) {
        return history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).orderByTime().asc().list().stream()
                .map(link -> link(link, task.getId()))
                .toList();
    }

    private static Link link(HistoricIdentityLinkLog link, String task) {
        return new Link(
                link.getTime().toInstant(),
                task,
                link.getType(),
                link.getOperationType(),
                link.getUserId(),
                link.getGroupId(),
                link.getAssignerId());
    }

    private static Activity activity(
            HistoricActivityInstance activity, @Nullable HistoricTaskInstance task, Map<String, String> roles) {
        String name = activity.getActivityName();
        return new Activity(
                activity.getActivityId(),
                name == null ? activity.getActivityId() : name,
                activity.getActivityType(),
                activity.getId(),
                task == null ? null : task.getAssignee(),
                task == null ? null : task.getOwner(),
                task == null ? null : roles.get(task.getId()),
                activity.getStartTime().toInstant(),
                at(activity.getEndTime()),
                activity.isCanceled());
    }

    private static Task task(HistoricTaskInstance task) {
        return new Task(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getAssignee(),
                task.getStartTime().toInstant(),
                at(task.getDueDate()),
                at(task.getEndTime()),
                task.getDeleteReason());
    }

    private static Operation operation(UserOperationLogEntry entry) {
        // a task's name has the customer's in it, and comments may have anything
        boolean written = "comment".equals(entry.getProperty()) || "name".equals(entry.getProperty());
        return new Operation(
                entry.getTimestamp().toInstant(),
                entry.getUserId(),
                entry.getOperationType(),
                entry.getEntityType(),
                entry.getProperty(),
                written ? null : entry.getOrgValue(),
                written ? null : entry.getNewValue(),
                entry.getTaskId());
    }

    private static Incident incident(HistoricIncident incident) {
        return new Incident(
                incident.getCreateTime().toInstant(),
                at(incident.getEndTime()),
                incident.getIncidentType(),
                incident.getActivityId(),
                incident.getIncidentMessage());
    }

    private static @Nullable Instant at(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
