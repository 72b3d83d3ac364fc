package io.closedloop.staff;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** What each role may do in the engine. */
class RoleGrants {

    /** Something that a role may do something with. */
    record Target(Role role, Resource resource, String id) {}

    private final Map<Target, Set<Permission>> permissions = new LinkedHashMap<>();

    RoleGrants() {
        for (Role role : Role.values()) {
            grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            // the diagram beside a task; it shows nothing of any requirement
            grant(role, Resources.PROCESS_DEFINITION, "customer-requirement", Permissions.READ);
        }
        customerService();
        processOwner();
        // the diagram beside the tasks of the weekly sync
        grant(Role.PROJECT_MANAGER, Resources.PROCESS_DEFINITION, "weekly-sync", Permissions.READ);
        grant(Role.DEPARTMENT_HEAD, Resources.PROCESS_DEFINITION, "weekly-sync", Permissions.READ);
        reports();
    }

    void forEach(BiConsumer<Target, Collection<Permission>> grant) {
        permissions.forEach(grant);
    }

    private void customerService() {
        for (String process : new String[] {"customer-requirement", "change-request"}) {
            grant(
                    Role.CUSTOMER_SERVICE,
                    Resources.PROCESS_DEFINITION,
                    process,
                    Permissions.READ,
                    Permissions.CREATE_INSTANCE);
        }
        grant(Role.CUSTOMER_SERVICE, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        grant(Role.CUSTOMER_SERVICE, Resources.PROCESS_DEFINITION, "incoming-mail", Permissions.READ);
        grant(Role.DEPARTMENT_HEAD, Resources.PROCESS_DEFINITION, "incoming-mail", Permissions.READ);
    }

    /** Who asks for monthly reports, and sees the diagram beside their tasks. */
    private void reports() {
        for (Role role : new Role[] {Role.PRODUCT_MANAGER, Role.PROCESS_OWNER}) {
            grant(role, Resources.PROCESS_DEFINITION, "report-request", Permissions.READ, Permissions.CREATE_INSTANCE);
            grant(role, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        }
        for (Role role : new Role[] {Role.PRODUCT_MANAGER, Role.DEPARTMENT_HEAD}) {
            grant(role, Resources.PROCESS_DEFINITION, "optimization-report", Permissions.READ);
        }
    }

    private void processOwner() {
        grant(Role.PROCESS_OWNER, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                Role.PROCESS_OWNER,
                Resources.PROCESS_DEFINITION,
                ANY,
                Permissions.READ,
                Permissions.READ_INSTANCE,
                Permissions.READ_TASK,
                Permissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);
        grant(Role.PROCESS_OWNER, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(Role.PROCESS_OWNER, Resources.DEPLOYMENT, ANY, Permissions.READ);
        // Cockpit's page of human tasks asks for this one, though the tasks can be read by the grant on processes
        grant(Role.PROCESS_OWNER, Resources.TASK, ANY, Permissions.READ);
    }

    private void grant(Role role, Resource resource, String id, Permission... granted) {
        permissions
                .computeIfAbsent(new Target(role, resource, id), target -> new LinkedHashSet<>())
                .addAll(Arrays.asList(granted));
    }
}
