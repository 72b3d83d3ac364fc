package io.closedloop.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.userdetails.DefaultLdapAuthoritiesPopulator;

/** Where accounts come from: the engine always, a directory where one is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountSetup {

    @Bean
    SignIn signIn(IdentityService identity, Passwords passwords, AccountSettings settings, CompanyAccounts company) {
        List<AuthenticationProvider> accounts = new ArrayList<>(List.of(new EngineAccounts(identity, passwords)));
        AccountSettings.@Nullable Ldap ldap = settings.ldap();
        if (ldap != null) {
            accounts.add(directory(ldap, company));
        }
        return new SignIn(accounts, settings);
    }

    static DirectoryAccounts directory(AccountSettings.Ldap ldap, CompanyAccounts company) {
        DefaultSpringSecurityContextSource source = new DefaultSpringSecurityContextSource(ldap.url());
        // a directory that does not answer must not hold whoever signs in for ever
        source.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout",
                "5000",
                "com.sun.jndi.ldap.read.timeout",
                "10000",
                // of Active Directory, whose bytes are no text
                "java.naming.ldap.attributes.binary",
                "objectGUID"));
        if (ldap.userDn() == null) {
            source.setAnonymousReadOnly(true);
        } else {
            source.setUserDn(ldap.userDn());
            source.setPassword(String.valueOf(ldap.password()));
        }
        source.afterPropertiesSet();
        BindAuthenticator people = new BindAuthenticator(source);
        FilterBasedLdapUserSearch search =
                new FilterBasedLdapUserSearch(ldap.userSearchBase(), ldap.userSearchFilter(), source);
        if (!ldap.subject().isBlank()) {
            // a directory tells what it notes itself only when asked for it
            search.setReturningAttributes(new String[] {"*", ldap.subject()});
        }
        people.setUserSearch(search);
        DefaultLdapAuthoritiesPopulator groups = new DefaultLdapAuthoritiesPopulator(source, ldap.groupSearchBase());
        groups.setGroupSearchFilter(ldap.groupSearchFilter());
        groups.setSearchSubtree(true);
        groups.setConvertToUpperCase(false);
        groups.setRolePrefix("");
        return new DirectoryAccounts(people, groups, ldap, company);
    }
}
