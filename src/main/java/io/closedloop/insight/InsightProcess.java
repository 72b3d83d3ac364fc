package io.closedloop.insight;

import io.closedloop.engine.Unrestricted;
import io.closedloop.insight.CasePath.Flow;
import io.closedloop.insight.CasePath.Step;
import io.closedloop.registration.RegistrationProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the models and the engine's history tell, to whoever may see the case. */
@Component
class InsightProcess {

    private final RepositoryService repository;
    private final HistoryService history;
    private final Unrestricted unrestricted;

    InsightProcess(@Lazy RepositoryService repository, @Lazy HistoryService history, Unrestricted unrestricted) {
        this.repository = repository;
        this.history = history;
        this.unrestricted = unrestricted;
    }

    /** What an employee or the application did to a case beside completing its tasks. */
    record Intervention(String operation, @Nullable String by, Instant at) {}

    /** What the engine kept of a case. @param model id of the model's version that it ran by */
    record Kept(String model, List<Step> steps, List<Flow> flows, List<Intervention> interventions) {}

    boolean knows(String model) {
        return latest(model).isPresent();
    }

    /** The drawing of a model as it is now. */
    Optional<String> drawingOfModel(String model) {
        return latest(model).map(definition -> unrestricted.get(() -> drawingOf(definition.getId())));
    }

    /** The way of a requirement; empty where there is none of this number. */
    Optional<Kept> of(String number) {
        return unrestricted.get(() -> {
            HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                    .processDefinitionKey(RegistrationProcess.PROCESS)
                    .processInstanceBusinessKey(number)
                    .singleResult();
            return Optional.ofNullable(instance).map(this::kept);
        });
    }

    /** The drawing of the model that a requirement runs by. */
    Optional<String> drawing(String number) {
        return unrestricted.get(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(RegistrationProcess.PROCESS)
                        .processInstanceBusinessKey(number)
                        .singleResult())
                .map(instance -> drawingOf(instance.getProcessDefinitionId())));
    }

    private Kept kept(HistoricProcessInstance instance) {
        String model = instance.getProcessDefinitionId();
        // the engine keeps who completed a task nobody had claimed with the task alone
        Map<String, String> assignees =
                history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list().stream()
                        .filter(task -> task.getAssignee() != null)
                        .collect(Collectors.toMap(
                                HistoricTaskInstance::getActivityInstanceId,
                                HistoricTaskInstance::getAssignee,
                                (one, other) -> one));
        return new Kept(
                model,
                history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream()
                        .map(activity -> step(activity, assignees.get(activity.getId())))
                        .toList(),
                repository.getBpmnModelInstance(model).getModelElementsByType(SequenceFlow.class).stream()
                        .map(flow -> new Flow(
                                flow.getId(),
                                flow.getSource().getId(),
                                flow.getTarget().getId()))
                        .toList(),
                history.createUserOperationLogQuery().processInstanceId(instance.getId()).list().stream()
                        .map(InsightProcess::intervention)
                        .distinct()
                        .toList());
    }

    private String drawingOf(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessDefinition> latest(String model) {
        return unrestricted.get(() -> Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult()));
    }

    private static Step step(HistoricActivityInstance activity, @Nullable String assignee) {
        return new Step(
                activity.getActivityId(),
                activity.getActivityName(),
                activity.getActivityType(),
                assignee,
                activity.getStartTime().toInstant(),
                instant(activity.getEndTime()),
                activity.isCanceled());
    }

    private static Intervention intervention(UserOperationLogEntry entry) {
        return new Intervention(
                entry.getOperationType(),
                entry.getUserId(),
                entry.getTimestamp().toInstant());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
