package io.closedloop.staff;

import io.closedloop.engine.StartTurn;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where nobody was made administrator, there is an account that nobody has the password of: as long as there is none,
 * the Camunda webapps lead everybody to a page on which to make himself one, and show nothing else.
 */
@Component
@Order(2)
class SealedAdministrator implements ApplicationRunner {

    static final String ID = "administrator";

    private final IdentityService identity;
    private final StartTurn turn;

    SealedAdministrator(IdentityService identity, StartTurn turn) {
        this.identity = identity;
        this.turn = turn;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        turn.take(this::seal);
    }

    private void seal() {
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group administrators = identity.newGroup(Groups.CAMUNDA_ADMIN);
            administrators.setName(Groups.CAMUNDA_ADMIN);
            administrators.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(administrators);
        }
        if (identity.createUserQuery().userId(ID).count() == 0) {
            User sealed = identity.newUser(ID);
            sealed.setFirstName(ID);
            sealed.setLastName("");
            sealed.setPassword("Aa1-" + UUID.randomUUID() + UUID.randomUUID());
            identity.saveUser(sealed);
        }
        identity.createMembership(ID, Groups.CAMUNDA_ADMIN);
    }
}
