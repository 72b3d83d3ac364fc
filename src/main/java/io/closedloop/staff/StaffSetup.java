package io.closedloop.staff;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.closedloop.engine.EngineSettings;
import io.closedloop.engine.StartTurn;
import java.util.Collection;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
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
    private final StartTurn turn;
    private final MessageSource messages;
    private final Locale language;
    private final StaffSettings settings;

    StaffSetup(
            IdentityService identity,
            AuthorizationService authorizations,
            StartTurn turn,
            MessageSource messages,
            EngineSettings engine,
            StaffSettings settings) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.turn = turn;
        this.messages = messages;
        this.language = engine.language();
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        turn.take(this::setUp);
    }

    private void setUp() {
        for (Role role : Role.values()) {
            group(role);
        }
        new RoleGrants().forEach(this::grant);
        if (settings.demoPassword() != null) {
            for (Role role : Role.values()) {
                demoAccount(role, role.id(), settings.demoPassword());
            }
            demoAccount(Role.EXECUTION_TEAM, SECOND_OWNER, settings.demoPassword());
        }
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

    /** At once what it is to be: somebody works with it at another node. */
    private void grant(RoleGrants.Target target, Collection<Permission> permissions) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(target.role().id())
                .resourceType(target.resource())
                .resourceId(target.id())
                .singleResult();
        Authorization grant = present == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : present;
        grant.setGroupId(target.role().id());
        grant.setResource(target.resource());
        grant.setResourceId(target.id());
        grant.setPermissions(permissions.toArray(Permission[]::new));
        authorizations.saveAuthorization(grant);
    }

    private String label(Role role) {
        return messages.getMessage("role." + role.id(), null, language);
    }
}
