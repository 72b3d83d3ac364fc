package io.closedloop.change;

import io.closedloop.engine.OwnWork;
import io.closedloop.engine.OwnWorks;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody approves for the company a change that he recorded or assessed. */
@Component
class ChangeAuthors implements OwnWork {

    private final JdbcClient jdbc;

    ChangeAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("approveChangeInternally");
    }

    @Override
    public boolean always() {
        return true;
    }

    @Override
    public Map<String, Set<String>> authors(Collection<String> keys) {
        return OwnWorks.authors(jdbc, """
                SELECT number, recorded_by FROM change_request WHERE status = 'UNDECIDED' AND number IN (:keys)
                UNION
                SELECT number, assessed_by FROM change_request
                WHERE status = 'UNDECIDED' AND assessed_by IS NOT NULL AND number IN (:keys)
                """, keys);
    }
}
