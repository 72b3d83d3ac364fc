package io.closedloop.delivery;

import io.closedloop.engine.OwnWork;
import io.closedloop.engine.OwnWorks;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever delivered is not given the acceptance of it. */
@Component
class DeliveryAuthors implements OwnWork {

    private final JdbcClient jdbc;

    DeliveryAuthors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("conductAcceptance");
    }

    @Override
    public boolean always() {
        return false;
    }

    @Override
    public Map<String, Set<String>> authors(Collection<String> keys) {
        return OwnWorks.authors(jdbc, """
                SELECT number, recorded_by FROM delivery_deliverables_list list WHERE number IN (:keys)
                AND version = (SELECT max(version) FROM delivery_deliverables_list newest WHERE newest.number = list.number)
                """, keys);
    }
}
