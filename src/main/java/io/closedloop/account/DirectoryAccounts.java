package io.closedloop.account;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.userdetails.LdapAuthoritiesPopulator;

/** Signs users in at the company's directory. */
class DirectoryAccounts implements AuthenticationProvider {

    private final BindAuthenticator directory;
    private final LdapAuthoritiesPopulator groups;
    private final AccountSettings.Ldap settings;
    private final CompanyAccounts accounts;

    DirectoryAccounts(
            BindAuthenticator directory,
            LdapAuthoritiesPopulator groups,
            AccountSettings.Ldap settings,
            CompanyAccounts accounts) {
        this.directory = directory;
        this.groups = groups;
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        DirContextOperations found = find(attempt);
        String id = String.valueOf(found.getStringAttribute(settings.userId()));
        CompanyAccount account = new CompanyAccount(
                settings.url(),
                id,
                subject(found),
                text(found, "givenName"),
                text(found, "sn"),
                text(found, "mail"),
                AuthorityUtils.authorityListToSet(groups.getGrantedAuthorities(found, id)));
        List<GrantedAuthority> authorities = accounts.admit(account);
        return UsernamePasswordAuthenticationToken.authenticated(id, null, authorities);
    }

    private DirContextOperations find(Authentication attempt) {
        try {
            return directory.authenticate(attempt);
        } catch (UsernameNotFoundException e) {
            throw new BadCredentialsException("Wrong user or password", e);
        }
    }

    private @Nullable String subject(DirContextOperations found) {
        Object subject = settings.subject().isBlank() ? null : found.getObjectAttribute(settings.subject());
        return subject instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : (String) subject;
    }

    private static @Nullable String text(DirContextOperations found, String attribute) {
        return found.getStringAttribute(attribute);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
