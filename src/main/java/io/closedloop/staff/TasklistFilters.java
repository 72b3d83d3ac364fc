package io.closedloop.staff;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.StartTurn;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The ready-made lists every role finds in Tasklist. Nobody but an administrator may change them or make others. */
@Component
@Order(3)
class TasklistFilters implements ApplicationRunner {

    /** Property that tells our filters from others, whatever language their names are in. */
    private static final String ID = "closedloop";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final MessageSource messages;
    private final EngineSettings settings;
    private final StartTurn turn;

    TasklistFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            MessageSource messages,
            EngineSettings settings,
            StartTurn turn) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.messages = messages;
        this.settings = settings;
        this.turn = turn;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        turn.take(this::filters);
    }

    private void filters() {
        filter("mine", 1, "#2c6e49", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filter(
                "group",
                2,
                "#1d5fa8",
                tasks.createTaskQuery().taskUnassigned().taskCandidateGroupInExpression("${currentUserGroups()}"));
        filter("overdue", 3, "#b3261e", tasks.createTaskQuery().dueBeforeExpression("${now()}"));
        filter(
                "today",
                4,
                "#b26a00",
                tasks.createTaskQuery()
                        .dueAfterExpression("${deadlines.startOfToday()}")
                        .dueBeforeExpression("${deadlines.endOfToday()}"));
    }

    private void filter(String id, int priority, String color, TaskQuery query) {
        String name = messages.getMessage("filter." + id, null, settings.language());
        Filter present = filters.createTaskFilterQuery().list().stream()
                .filter(filter -> id.equals(filter.getProperties().get(ID)))
                .findFirst()
                .orElse(null);
        Filter filter = present == null ? filters.newTaskFilter() : present;
        filter.setName(name)
                .setQuery(query.orderByDueDate().asc())
                .setProperties(Map.of(ID, id, "priority", priority, "color", color, "refresh", true));
        filters.saveFilter(filter);
        if (present == null) {
            for (Role role : Role.values()) {
                Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
                grant.setGroupId(role.id());
                grant.setResource(Resources.FILTER);
                grant.setResourceId(filter.getId());
                grant.addPermission(Permissions.READ);
                authorizations.saveAuthorization(grant);
            }
        }
    }
}
