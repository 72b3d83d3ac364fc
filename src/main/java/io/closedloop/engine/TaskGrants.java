package io.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * The tasks somebody may see whoever they are offered to.
 *
 * @param all every task
 * @param definitions keys of the processes all tasks of which may be seen
 * @param tasks ids of single tasks
 */
record TaskGrants(boolean all, List<String> definitions, List<String> tasks) {

    static TaskGrants of(List<? extends Authorization> grants) {
        List<String> definitions = ids(grants, Resources.PROCESS_DEFINITION, Permissions.READ_TASK);
        List<String> tasks = ids(grants, Resources.TASK, Permissions.READ);
        return new TaskGrants(
                definitions.contains(Authorization.ANY) || tasks.contains(Authorization.ANY), definitions, tasks);
    }

    private static List<String> ids(List<? extends Authorization> grants, Resource resource, Permission permission) {
        return grants.stream()
                .filter(grant -> grant.getAuthorizationType() != Authorization.AUTH_TYPE_REVOKE)
                .filter(grant -> grant.getResourceType() == resource.resourceType())
                .filter(grant -> grant.isPermissionGranted(permission))
                .map(Authorization::getResourceId)
                .distinct()
                .toList();
    }
}
