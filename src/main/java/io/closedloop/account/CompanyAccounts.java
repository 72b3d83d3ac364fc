package io.closedloop.account;

import io.closedloop.engine.Operation;
import io.closedloop.engine.Unrestricted;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    /** What is kept of who he is there, since his user id may become another's. */
    static final String SUBJECT = "closedloop.subject";

    private static final Logger LOG = LoggerFactory.getLogger(CompanyAccounts.class);

    private final IdentityService identity;
    private final Unrestricted unrestricted;
    private final AccountSettings settings;
    private final ApplicationEventPublisher events;

    CompanyAccounts(
            @Lazy IdentityService identity,
            Unrestricted unrestricted,
            AccountSettings settings,
            ApplicationEventPublisher events) {
        this.identity = identity;
        this.unrestricted = unrestricted;
        this.settings = settings;
        this.events = events;
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
            if (known != null) {
                refuseAnothers(account);
            }
            keep(account, known);
            remember(account.id(), ORIGIN, settings.origin(account.origin()));
            remember(account.id(), SUBJECT, account.subject());
            List<Operation> done = new ArrayList<>();
            if (known == null) {
                done.add(new Operation("Create", "User", null, List.of("userId=" + account.id())));
            }
            done.addAll(join(account.id(), groups));
            if (!done.isEmpty()) {
                events.publishEvent(new CompanyAccountChanged(account.id(), done));
            }
            return AuthorityUtils.createAuthorityList(groups);
        });
    }

    private void refuseAnothers(CompanyAccount account) {
        String origin = identity.getUserInfo(account.id(), ORIGIN);
        // kept by an address that has a name now, or by that name
        if (origin == null || !settings.origin(origin).equals(settings.origin(account.origin()))) {
            throw taken(account.id() + " is an account of another origin here, not of " + account.origin());
        }
        String subject = identity.getUserInfo(account.id(), SUBJECT);
        // accounts of before have none yet, and a directory need not tell any
        if (subject != null && account.subject() != null && !subject.equals(account.subject())) {
            throw taken(account.id() + " is the account of " + subject + " of " + origin + " here, not of "
                    + account.subject());
        }
    }

    /** Nobody but an administrator of Closedloop can mend it, so it is told where he looks. */
    private static NotWelcome taken(String why) {
        LOG.warn("Refused to sign in: {}", why);
        return NotWelcome.taken(why);
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
    }

    private void remember(String user, String what, @Nullable String value) {
        if (value != null && !value.equals(identity.getUserInfo(user, what))) {
            identity.setUserInfo(user, what, value);
        }
    }

    private List<Operation> join(String user, Set<String> groups) {
        Set<String> before = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        List<Operation> done = new ArrayList<>();
        groups.stream().filter(group -> !before.contains(group)).forEach(group -> {
            identity.createMembership(user, group);
            done.add(membership("Create", user, group));
        });
        before.stream().filter(group -> !groups.contains(group)).forEach(group -> {
            identity.deleteMembership(user, group);
            done.add(membership("Delete", user, group));
        });
        return done;
    }

    private static Operation membership(String name, String user, String group) {
        return new Operation(name, "GroupMembership", null, List.of("userId=" + user, "groupId=" + group));
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
