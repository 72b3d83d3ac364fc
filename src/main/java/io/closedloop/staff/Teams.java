package io.closedloop.staff;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks once for everybody who has a role, for whoever compares many people. */
@Component
public class Teams {

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::id).toList();

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Team everybody() {
        Map<String, Team.Member> members = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT account.id_, account.first_, account.last_, membership.group_id_ FROM act_id_membership membership"
                                + " JOIN act_id_user account ON account.id_ = membership.user_id_"
                                + " WHERE membership.group_id_ IN (:roles)")
                .param("roles", ROLES)
                .query(row -> {
                    String id = row.getString(1);
                    String name = name(id, row.getString(2), row.getString(3));
                    members.computeIfAbsent(id, user -> new Team.Member(new Person(id, name), new TreeSet<>()));
                    Set<String> roles = members.get(id).roles();
                    roles.add(row.getString(4));
                });
        return new Team(members.values().stream()
                .sorted(Comparator.comparing(Team.Member::name).thenComparing(Team.Member::id))
                .toList());
    }

    private static String name(String id, @Nullable String first, @Nullable String last) {
        String name = String.join(
                " ",
                Stream.of(first, last)
                        .filter(part -> part != null && !part.isBlank())
                        .toList());
        return name.isBlank() ? id : name.strip();
    }
}
