package io.closedloop.support;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The people of the demo staff, as the engine knows them. */
@Component
class Colleagues {

    private final ProcessEngine engine;

    Colleagues(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Does something as a signed-in user. */
    void as(String user, Runnable action) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Somebody to whom a task is offered. */
    String whoMayComplete(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        String group = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
        return engine.getIdentityService()
                .createUserQuery()
                .memberOfGroup(group)
                .orderByUserId()
                .asc()
                .listPage(0, 1)
                .get(0)
                .getId();
    }
}
