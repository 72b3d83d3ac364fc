package io.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/** The part of a task query that leaves in only what a user is offered, has, or was granted. */
class OfferedTasks extends TaskQueryImpl {

    private static final long serialVersionUID = 1L;

    OfferedTasks(String user, List<String> groups, TaskGrants grants) {
        isOrQueryActive = true;
        taskInvolvedUser(user);
        if (!groups.isEmpty()) {
            taskCandidateGroupIn(groups);
            includeAssignedTasks();
        }
        if (!grants.definitions().isEmpty()) {
            processDefinitionKeyIn(grants.definitions().toArray(String[]::new));
        }
        if (!grants.tasks().isEmpty()) {
            taskIdIn(grants.tasks().toArray(String[]::new));
        }
    }
}
