package io.closedloop.account;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Signs users in with the accounts of the engine's identity service; their groups are their authorities. */
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identity;
    private final Passwords passwords;

    EngineAccounts(IdentityService identity, Passwords passwords) {
        this.identity = identity;
        this.passwords = passwords;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        if (identity.getUserInfo(user, CompanyAccounts.ORIGIN) != null
                || !identity.checkPassword(user, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("Wrong user or password");
        }
        if (passwords.isForeign(user)) {
            return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of(OwnPasswordFirst.AUTHORITY));
        }
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(groups));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
