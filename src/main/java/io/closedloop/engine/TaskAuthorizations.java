package io.closedloop.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Lets people see and do the tasks they have or are offered, without a grant for each: the task's own assignee and
 * candidates say it. The engine's way, a row per task and role joined by every query, takes seconds where there are
 * many tasks. Grants on processes and on single tasks still count; revocations do not take a task from whom it is
 * offered to.
 */
class TaskAuthorizations extends AuthorizationManager {

    /** What the engine's default provider would grant. */
    private static final Set<Permission> OF_THE_OFFERED =
            Set.of(Permissions.READ, TaskPermissions.READ, Permissions.TASK_WORK, TaskPermissions.TASK_WORK);

    private @Nullable TaskGrants grants;

    /** One for each command, in place of the engine's own. */
    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new TaskAuthorizations();
            }
        };
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        query.getQueries().removeIf(OfferedTasks.class::isInstance);
        Authentication user = getCurrentAuthentication();
        if (!isAuthCheckExecuted() || user == null) {
            super.configureTaskQuery(query);
            return;
        }
        // not by the engine's way, which would first ask for groups and revocations that nobody looks at
        query.getAuthCheck().getPermissionChecks().clear();
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
        List<String> groups = groups(user.getGroupIds());
        if (!asksForOffered(query, user.getUserId(), groups)) {
            TaskGrants granted = grants(user.getUserId(), groups);
            if (!granted.all()) {
                query.getQueries().add(new OfferedTasks(user.getUserId(), groups, granted));
            }
        }
    }

    /** Whether a query finds nothing else than what its user may see, as the lists in Tasklist do. */
    private static boolean asksForOffered(TaskQueryImpl query, String user, List<String> groups) {
        List<String> candidates = query.getCandidateGroups();
        return user.equals(query.getAssignee())
                || (query.getCandidateUser() == null
                        && candidates != null
                        && !candidates.isEmpty()
                        && groups.containsAll(candidates));
    }

    @Override
    public boolean isAuthorized(
            @Nullable String userId, @Nullable List<String> groupIds, CompositePermissionCheck check) {
        return (check.isDisjunctive()
                        && check.getAtomicChecks().stream().anyMatch(atomic -> isOffered(userId, groupIds, atomic)))
                || super.isAuthorized(userId, groupIds, check);
    }

    @Override
    public boolean isAuthorized(@Nullable String userId, @Nullable List<String> groupIds, PermissionCheck check) {
        return isOffered(userId, groupIds, check) || super.isAuthorized(userId, groupIds, check);
    }

    private boolean isOffered(@Nullable String user, @Nullable List<String> groupIds, PermissionCheck check) {
        if (check.getResource() != Resources.TASK
                || check.getResourceId() == null
                || !OF_THE_OFFERED.contains(check.getPermission())) {
            return false;
        }
        TaskEntity task = getTaskManager().findTaskById(check.getResourceId());
        List<String> groups = groups(groupIds);
        return task != null
                && ((user != null && (user.equals(task.getAssignee()) || user.equals(task.getOwner())))
                        || task.getIdentityLinks().stream()
                                .anyMatch(link -> groups.contains(link.getGroupId())
                                        || (user != null && user.equals(link.getUserId()))));
    }

    private TaskGrants grants(String user, List<String> groups) {
        if (grants == null) {
            List<Authorization> found =
                    new ArrayList<>(select(new AuthorizationQueryImpl().userIdIn(user, Authorization.ANY)));
            if (!groups.isEmpty()) {
                found.addAll(select(new AuthorizationQueryImpl().groupIdIn(groups.toArray(String[]::new))));
            }
            grants = TaskGrants.of(found);
        }
        return grants;
    }

    @SuppressWarnings("unchecked")
    private List<Authorization> select(AuthorizationQuery query) {
        return getDbEntityManager().selectList("selectAuthorizationByQueryCriteria", (AuthorizationQueryImpl) query);
    }

    private static List<String> groups(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}
