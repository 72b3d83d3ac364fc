package io.closedloop.account;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.springframework.stereotype.Component;

/**
 * What the engine wants of a password, whoever sets it: long, and not one's own name. No rules on kinds of characters, after
 * NIST SP 800-63B, 3.1.1.2: they make passwords that are forgotten or written down.
 */
@Component
class PasswordRules extends AbstractProcessEnginePlugin {

    private final AccountSettings settings;

    PasswordRules(AccountSettings settings) {
        this.settings = settings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (settings.passwordLength() > 0) {
            engine.setEnablePasswordPolicy(true);
            engine.setPasswordPolicy(() -> List.of(
                    new PasswordPolicyLengthRuleImpl(settings.passwordLength()), new PasswordPolicyUserDataRuleImpl()));
        }
    }
}
