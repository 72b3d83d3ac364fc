package io.closedloop.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose work open tasks judge. */
@Component
public class OwnWorks {

    private final ObjectProvider<OwnWork> capabilities;

    OwnWorks(ObjectProvider<OwnWork> capabilities) {
        this.capabilities = capabilities;
    }

    /**
     * The authors by task id; a few statements, however many tasks.
     *
     * @param claimed whether their assignees claim them, instead of being given them
     */
    public Map<String, Set<String>> authors(Collection<HeldTask> tasks, boolean claimed) {
        Map<String, Set<String>> authors = new HashMap<>();
        for (OwnWork capability : capabilities) {
            List<HeldTask> judging = tasks.stream()
                    .filter(task -> capability.tasks().contains(task.task()) && (capability.always() || !claimed))
                    .toList();
            if (!judging.isEmpty()) {
                Map<String, Set<String>> found =
                        capability.authors(judging.stream().map(HeldTask::key).collect(Collectors.toSet()));
                judging.forEach(task -> authors.computeIfAbsent(task.id(), id -> new TreeSet<>())
                        .addAll(found.getOrDefault(task.key(), Set.of())));
            }
        }
        return authors;
    }

    /**
     * Reads authors for an {@link OwnWork}.
     *
     * @param sql that takes {@code keys} and answers with business keys and user ids
     */
    public static Map<String, Set<String>> authors(JdbcClient jdbc, String sql, Collection<String> keys) {
        record Author(String key, String user) {}
        return jdbc
                .sql(sql)
                .param("keys", keys)
                .query((row, index) -> new Author(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Author::key, Collectors.mapping(Author::user, Collectors.toCollection(TreeSet::new))));
    }
}
