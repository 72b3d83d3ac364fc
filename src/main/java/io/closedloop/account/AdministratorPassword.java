package io.closedloop.account;

import io.closedloop.engine.StartTurn;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the administrator of the environment the password of the environment: the engine takes it when it makes the
 * account and never again, so one that leaked would be good for ever.
 */
@Component
@Order(2)
class AdministratorPassword implements ApplicationRunner {

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final StartTurn turn;
    private final ApplicationEventPublisher events;
    private final String id;
    private final String password;

    AdministratorPassword(
            IdentityService identity,
            ProcessEngineConfigurationImpl engine,
            StartTurn turn,
            ApplicationEventPublisher events,
            @Value("${camunda.bpm.admin-user.id:}") String id,
            @Value("${camunda.bpm.admin-user.password:}") String password) {
        this.identity = identity;
        this.engine = engine;
        this.turn = turn;
        this.events = events;
        this.id = id;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!id.isEmpty() && !password.isEmpty()) {
            turn.take(this::renew);
        }
    }

    private void renew() {
        UserEntity account = (UserEntity) identity.createUserQuery().userId(id).singleResult();
        if (account == null || identity.getUserInfo(id, CompanyAccounts.ORIGIN) != null || isThat(account)) {
            return;
        }
        account.setPassword(password);
        identity.saveUser(account);
        events.publishEvent(new AdministratorPasswordSet(id));
    }

    /** Not asked as at a sign-in: that is counted, and answered by no as long as somebody guesses at the account. */
    private boolean isThat(UserEntity account) {
        return engine.getPasswordManager()
                .check(EncryptionUtil.saltPassword(password, account.getSalt()), account.getPassword());
    }
}
