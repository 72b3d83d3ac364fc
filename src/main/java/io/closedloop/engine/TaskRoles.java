package io.closedloop.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roles open tasks are offered to, all at once: the engine itself asks for each task. */
@Component
class TaskRoles {

    private final JdbcClient jdbc;

    TaskRoles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The roles by task id, in order; tasks that are offered to none are left out. */
    Map<String, List<String>> of(Collection<String> tasks) {
        record Offer(String task, String role) {}
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "SELECT task_id_, group_id_ FROM act_ru_identitylink"
                                + " WHERE type_ = 'candidate' AND group_id_ IS NOT NULL AND task_id_ IN (:tasks) ORDER BY group_id_")
                .param("tasks", tasks)
                .query((row, index) -> new Offer(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Offer::task, Collectors.mapping(Offer::role, Collectors.toList())));
    }
}
