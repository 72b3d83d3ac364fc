package io.closedloop.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The parts of words that stand in many requirements, as PostgreSQL's own statistics of the index of parts know them: looking
 * those up costs much and rules out little.
 */
@Component
class CommonParts {

    private static final double MANY = 0.02;
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private record Known(Set<String> parts, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    CommonParts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean has(String part) {
        return known().parts().contains(part);
    }

    private Known known() {
        Instant now = clock.instant();
        Known last = known;
        if (last.since().isAfter(now.minus(GOOD_FOR)) && !last.since().isAfter(now)) {
            return last;
        }
        Known read = new Known(read(), now);
        known = read;
        return read;
    }

    private Set<String> read() {
        return jdbc
                .sql(
                        "SELECT e.part FROM pg_stats s, unnest(CAST(CAST(s.most_common_elems AS text) AS text[]),"
                                + " s.most_common_elem_freqs) AS e (part, often) WHERE s.schemaname = current_schema()"
                                + " AND s.tablename = 'ix_registration_requirement_searched' AND e.part IS NOT NULL AND e.often > ?")
                .param(MANY)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
