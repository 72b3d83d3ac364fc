package io.closedloop.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the models of now call the tasks of people, in the installation's language, by their ids. */
@Component
public class TaskNames {

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    TaskNames(@Lazy RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Those of one model; none where there is no such model. */
    public Map<String, String> of(String model) {
        return names(repository.createProcessDefinitionQuery().processDefinitionKey(model));
    }

    /** Those of all models. */
    public Map<String, String> all() {
        return names(repository.createProcessDefinitionQuery());
    }

    private Map<String, String> names(ProcessDefinitionQuery models) {
        return unrestricted.get(() -> models.latestVersion().list().stream()
                .flatMap(model ->
                        repository.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class).stream())
                .collect(Collectors.toMap(UserTask::getId, UserTask::getName, (one, other) -> one)));
    }
}
