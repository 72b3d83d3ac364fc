package io.closedloop.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everybody who has a role.
 *
 * @param members by name
 */
public record Team(List<Member> members) {

    /** @param roles ids of the roles of the procedure that somebody has */
    public record Member(Person person, Set<String> roles) {

        public String id() {
            return person.id();
        }

        public String name() {
            return person.name();
        }
    }

    /** The ids of somebody's roles; none of whom has no account any more. */
    public Set<String> roles(String user) {
        return members.stream()
                .filter(member -> member.id().equals(user))
                .findFirst()
                .map(Member::roles)
                .orElse(Set.of());
    }

    /** Whether two people have a role in common. */
    public boolean areColleagues(String user, String other) {
        return roles(user).stream().anyMatch(roles(other)::contains);
    }

    /** Everybody else who has a role in common with somebody. */
    public List<Member> colleagues(String user) {
        return members.stream()
                .filter(member -> !member.id().equals(user) && areColleagues(user, member.id()))
                .toList();
    }

    /** Everybody else who has one of some roles. */
    public List<Member> inOneOf(List<String> roles) {
        return members.stream()
                .filter(member -> roles.stream().anyMatch(member.roles()::contains))
                .toList();
    }

    /** The id itself where there is no such account. */
    public String name(String user) {
        return names().getOrDefault(user, user);
    }

    /** Names by user id. */
    public Map<String, String> names() {
        return members.stream().collect(Collectors.toMap(Member::id, Member::name));
    }
}
