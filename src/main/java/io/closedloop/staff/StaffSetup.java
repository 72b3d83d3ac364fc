package io.closedloop.staff;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.closedloop.engine.EngineSettings;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the roles with what each may do; with a demo password also an account per role. */
@Component
@Order(2)
@EnableConfigurationProperties(StaffSettings.class)
class StaffSetup implements ApplicationRunner {

    /** A second member of the execution team, so that work can be shared in a demo. */
    static final String SECOND_OWNER = Role.EXECUTION_TEAM.id() + "-2";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final MessageSource messages;
    private final Locale language;
    private final StaffSettings settings;

    StaffSetup(
            IdentityService identity,
            AuthorizationService authorizations,
            MessageSource messages,
            EngineSettings engine,
            StaffSettings settings) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.messages = messages;
        this.language = engine.language();
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Role role : Role.values()) {
            group(role);
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
        if (settings.demoPassword() != null) {
            for (Role role : Role.values()) {
                demoAccount(role, role.id(), settings.demoPassword());
            }
            demoAccount(Role.EXECUTION_TEAM, SECOND_OWNER, settings.demoPassword());
        }
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

    private void group(Role role) {
        Group present = identity.createGroupQuery().groupId(role.id()).singleResult();
        Group group = present == null ? identity.newGroup(role.id()) : present;
        group.setName(label(role));
        group.setType("WORKFLOW");
        identity.saveGroup(group);
    }

    private void demoAccount(Role role, String id, String password) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName(label(role));
            user.setLastName(id.equals(role.id()) ? "" : id.substring(role.id().length() + 1));
            user.setPassword(password);
            user.setEmail(id + "@closedloop.example");
            identity.saveUser(user);
            identity.createMembership(id, role.id());
        }
    }

    private void grant(Role role, Resource resource, String id, Permission... permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(role.id())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization grant = present == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : present;
        grant.setGroupId(role.id());
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private String label(Role role) {
        return messages.getMessage("role." + role.id(), null, language);
    }
}
