package io.closedloop.staff;

import io.closedloop.engine.Unrestricted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.beans.factory.config.Scope;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.SimpleTransactionScope;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.RequestScope;

/** Who works here, in which role, and what they may see. */
@Service
public class Staff {

    /** Whose tasks are talks with customers, and who may do anything. */
    private static final Set<String> SPEAKERS = Set.of(Role.CUSTOMER_SERVICE.id(), Groups.CAMUNDA_ADMIN);

    private static final Scope REQUEST = new RequestScope();
    private static final Scope TRANSACTION = new SimpleTransactionScope();

    /** What a request, or a transaction, keeps: names by user id. */
    private static final String NAMES = Staff.class.getName() + ".names";

    private final IdentityService identity;
    private final HistoryService history;
    private final Unrestricted unrestricted;

    Staff(@Lazy IdentityService identity, @Lazy HistoryService history, Unrestricted unrestricted) {
        this.unrestricted = unrestricted;
        this.identity = identity;
        this.history = history;
    }

    /** The members of a role, by name. */
    public List<Person> members(Role role) {
        return identity.createUserQuery().memberOfGroup(role.id()).orderByUserFirstName().asc().list().stream()
                .map(Staff::person)
                .toList();
    }

    /**
     * A person's name as documents show it to everybody; the id itself where there is no such account. It is asked for
     * once for a page, or in a transaction, however much there is that person's.
     */
    public String name(String user) {
        return known().computeIfAbsent(user, this::read);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> known() {
        Scope scope = REQUEST;
        if (RequestContextHolder.getRequestAttributes() == null) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                return new HashMap<>();
            }
            scope = TRANSACTION;
        }
        return (Map<String, String>) scope.get(NAMES, ConcurrentHashMap::new);
    }

    private String read(String user) {
        User found =
                unrestricted.get(() -> identity.createUserQuery().userId(user).singleResult());
        return found == null ? user : person(found).name();
    }

    /** The names of several people at once, by user id; who has no account is left out. */
    public Map<String, String> names(Collection<String> users) {
        return users.isEmpty()
                ? Map.of()
                : unrestricted.get(identity.createUserQuery().userIdIn(users.toArray(String[]::new))::list).stream()
                        .collect(Collectors.toMap(
                                User::getId, user -> person(user).name()));
    }

    /** The mail addresses of a role's members, by user id; members without one are left out. */
    public Map<String, String> addressesIn(String role) {
        Map<String, String> addresses = new TreeMap<>();
        withMail(identity.createUserQuery().memberOfGroup(role))
                .forEach(user -> addresses.put(user.getId(), user.getEmail()));
        return addresses;
    }

    /** The mail address of a person. */
    public Optional<String> addressOf(String user) {
        return withMail(identity.createUserQuery().userId(user)).stream()
                .map(User::getEmail)
                .findFirst();
    }

    private List<User> withMail(UserQuery query) {
        return unrestricted.get(query::list).stream()
                .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
                .toList();
    }

    /** Whether there is an account of this id. */
    public boolean has(String user) {
        return unrestricted.get(() -> identity.createUserQuery().userId(user).count()) > 0;
    }

    /** The group ids of a user. */
    public List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** Whether members of these groups speak to customers: hand them personal links, and take links back. */
    public static boolean speaksToCustomers(Collection<String> groups) {
        return groups.stream().anyMatch(SPEAKERS::contains);
    }

    /**
     * Whether a user takes part in a case: had a task of it, or belongs to a role that had. Department heads, process
     * owners and administrators see every case.
     *
     * @param key business key of the case
     */
    public boolean takesPart(String user, List<String> groups, String key) {
        if (groups.contains(Role.PROCESS_OWNER.id())
                || groups.contains(Role.DEPARTMENT_HEAD.id())
                || groups.contains(Groups.CAMUNDA_ADMIN)) {
            return true;
        }
        return unrestricted.get(() -> hadTask(user, groups, key));
    }

    private boolean hadTask(String user, List<String> groups, String key) {
        boolean assigned = history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .taskAssignee(user)
                        .count()
                > 0;
        return assigned
                || groups.stream()
                        .anyMatch(group -> history.createHistoricTaskInstanceQuery()
                                        .processInstanceBusinessKey(key)
                                        .taskHadCandidateGroup(group)
                                        .count()
                                > 0);
    }

    private static Person person(User user) {
        String last = user.getLastName() == null ? "" : user.getLastName();
        String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " " + last).strip();
        return new Person(user.getId(), name.isEmpty() ? user.getId() : name);
    }
}
