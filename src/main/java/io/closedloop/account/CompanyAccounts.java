package io.closedloop.account;

import io.closedloop.engine.Unrestricted;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps an account here of whoever comes with one from elsewhere, so that tasks, deputies, mails and names know him like
 * everybody. What is said elsewhere (name, address, groups) is taken over at every sign-in; nobody can sign in to that
 * account with a password here.
 */
@Component
class CompanyAccounts {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");
    /** What is kept with the account of whoever proves elsewhere who he is. */
    static final String ORIGIN = "closedloop.origin";

    private final IdentityService identity;
    private final Unrestricted unrestricted;
    private final AccountSettings settings;

    CompanyAccounts(@Lazy IdentityService identity, Unrestricted unrestricted, AccountSettings settings) {
        this.identity = identity;
        this.unrestricted = unrestricted;
        this.settings = settings;
    }

    /**
     * Takes over what was said, and answers the authorities.
     *
     * @throws NotWelcome when the account may not be used here
     */
    @Transactional
    public List<GrantedAuthority> admit(CompanyAccount account) {
        return unrestricted.get(() -> {
            if (!ID.matcher(account.id()).matches()) {
                throw new NotWelcome("The user id " + account.id() + " cannot be one here");
            }
            Set<String> groups = groups(account.groups());
            if (groups.isEmpty()) {
                throw new NotWelcome(account.id() + " has no role here, of " + account.groups());
            }
            User known = identity.createUserQuery().userId(account.id()).singleResult();
            if (known != null && !account.origin().equals(identity.getUserInfo(account.id(), ORIGIN))) {
                throw new NotWelcome(account.id() + " is an account of another origin here already");
            }
            keep(account, known);
            join(account.id(), groups);
            return AuthorityUtils.createAuthorityList(groups);
        });
    }

    private void keep(CompanyAccount account, @Nullable User known) {
        User user = known == null ? identity.newUser(account.id()) : known;
        String first = account.firstName() == null && account.lastName() == null ? account.id() : account.firstName();
        if (known != null
                && Objects.equals(user.getFirstName(), first)
                && Objects.equals(user.getLastName(), account.lastName())
                && Objects.equals(user.getEmail(), account.email())) {
            return;
        }
        user.setFirstName(first);
        user.setLastName(account.lastName());
        user.setEmail(account.email());
        if (known == null) {
            user.setPassword("Aa1-" + UUID.randomUUID() + UUID.randomUUID()); // as every policy wants it
        }
        identity.saveUser(user);
        if (known == null) {
            identity.setUserInfo(account.id(), ORIGIN, account.origin());
        }
    }

    private void join(String user, Set<String> groups) {
        Set<String> before = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        groups.stream()
                .filter(group -> !before.contains(group))
                .forEach(group -> identity.createMembership(user, group));
        before.stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> identity.deleteMembership(user, group));
    }

    private Set<String> groups(Collection<String> elsewhere) {
        Set<String> wanted = new TreeSet<>();
        for (String group : elsewhere) {
            String mapped = settings.groups().get(group);
            // nobody becomes administrator by the name of a group elsewhere alone
            if (mapped != null || !group.equals(Groups.CAMUNDA_ADMIN)) {
                wanted.add(mapped == null ? group : mapped);
            }
        }
        if (wanted.isEmpty()) {
            return wanted;
        }
        return identity.createGroupQuery().groupIdIn(wanted.toArray(String[]::new)).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
