package io.closedloop.staff;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Signs users in with the accounts of the engine's identity service; their groups are their authorities. */
@Component
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identity;
    private final Staff staff;

    EngineAccounts(IdentityService identity, Staff staff) {
        this.identity = identity;
        this.staff = staff;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        if (!identity.checkPassword(user, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("Wrong user or password");
        }
        List<String> groups = staff.groups(user);
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(groups));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
