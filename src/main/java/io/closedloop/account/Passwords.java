package io.closedloop.account;

import io.closedloop.engine.Unrestricted;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passwords of the accounts here. One that an administrator set is good for choosing another, and for nothing else: only
 * one's own is known to nobody else.
 */
@Service
public class Passwords {

    /** Name of the transaction that counts guesses, which is nothing that somebody does. */
    public static final String CHECK = "password-check";

    private final IdentityService identity;
    private final Unrestricted unrestricted;
    private final JdbcClient jdbc;
    private final AccountSettings settings;
    private final Refusals refusals;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate checking;

    /** His password comes from the environment, and is his own. */
    private final String administrator;

    Passwords(
            @Lazy IdentityService identity,
            Unrestricted unrestricted,
            JdbcClient jdbc,
            AccountSettings settings,
            Refusals refusals,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            @Value("${camunda.bpm.admin-user.id:}") String administrator) {
        this.administrator = administrator;
        this.identity = identity;
        this.unrestricted = unrestricted;
        this.jdbc = jdbc;
        this.settings = settings;
        this.refusals = refusals;
        this.clock = clock;
        this.events = events;
        this.checking = new TransactionTemplate(transactions);
        this.checking.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.checking.setName(CHECK);
    }

    /** Whether somebody signs in with a password at all; who comes from elsewhere does not. */
    @Transactional(readOnly = true)
    public boolean has(String user) {
        return identity.getUserInfo(user, CompanyAccounts.ORIGIN) == null
                && present(user).isPresent();
    }

    /** Whether somebody's password is set by the environment, again at every start. */
    public boolean isOfEnvironment(String user) {
        return user.equals(administrator);
    }

    /** How many characters a password has at least; 0 where any will do. */
    public int length() {
        return settings.passwordLength();
    }

    /** Whether somebody has to choose a password of his own first. */
    public boolean isForeign(String user) {
        if (!settings.ownPassword() || isOfEnvironment(user)) {
            return false;
        }
        return !present(user)
                .equals(jdbc.sql("SELECT password FROM account_password WHERE user_id = ?")
                        .param(user)
                        .query(String.class)
                        .optional());
    }

    /**
     * Checks one's present password before it is changed, in a transaction of its own: the engine counts the wrong ones
     * and lets the account wait, which must stay when this ends in a refusal.
     *
     * @throws io.closedloop.refusal.Refusal when it is wrong
     */
    public void check(String user, String present) {
        if (!has(user) || !Boolean.TRUE.equals(checking.execute(status -> identity.checkPassword(user, present)))) {
            events.publishEvent(new AuthenticationFailureBadCredentialsEvent(
                    UsernamePasswordAuthenticationToken.unauthenticated(user, null),
                    new BadCredentialsException("Wrong present password")));
            throw refusals.invalid("refusal.password.wrong");
        }
    }

    /**
     * Changes one's own password, whose present one was checked.
     *
     * @throws io.closedloop.refusal.Refusal when the new one is not good enough
     */
    @Transactional
    public void change(String user, String present, String wanted, @Nullable String again) {
        if (isOfEnvironment(user)) {
            throw refusals.invalid("refusal.password.environment");
        }
        if (!wanted.equals(again)) {
            throw refusals.invalid("refusal.password.again");
        }
        if (wanted.equals(present)) {
            throw refusals.invalid("refusal.password.same");
        }
        unrestricted.run(() -> {
            User account = identity.createUserQuery().userId(user).singleResult();
            if (settings.passwordLength() > 0) {
                PasswordPolicyResult result = identity.checkPasswordAgainstPolicy(wanted, account);
                if (!result.isValid()) {
                    throw refusals.invalid("refusal.password.weak", settings.passwordLength());
                }
            }
            account.setPassword(wanted);
            identity.saveUser(account);
        });
        String kept = present(user).orElseThrow();
        int changed = jdbc.sql("UPDATE account_password SET password = ?, changed_at = ? WHERE user_id = ?")
                .params(kept, clock.instant().atOffset(ZoneOffset.UTC), user)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO account_password (password, changed_at, user_id) VALUES (?, ?, ?)")
                    .params(kept, clock.instant().atOffset(ZoneOffset.UTC), user)
                    .update();
        }
    }

    /**
     * A digest of what the engine keeps of a password, by which another is noticed, whoever set it.
     *
     * @return nothing where there is no such account any more
     */
    Optional<String> present(String user) {
        return jdbc.sql("SELECT pwd_, salt_ FROM act_id_user WHERE id_ = ?")
                .param(user)
                .query((row, index) -> DigestUtils.sha256Hex(row.getString(1) + "\n" + row.getString(2)))
                .optional();
    }
}
