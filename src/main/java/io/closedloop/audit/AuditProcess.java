package io.closedloop.audit;

import io.closedloop.engine.Unrestricted;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the models call the tasks that people did. */
@Component
public class AuditProcess {

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    AuditProcess(@Lazy RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Names of user tasks by their ids, in the installation's language. */
    public Map<String, String> tasks() {
        return unrestricted.get(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(model ->
                        repository.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class).stream())
                .collect(Collectors.toMap(UserTask::getId, UserTask::getName, (one, other) -> one)));
    }
}
