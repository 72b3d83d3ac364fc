package io.closedloop.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists requirements that ended, the last first, page by page from where the page before ended. */
@Service
@Transactional(readOnly = true)
public class FinishedCases {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;

    FinishedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A requirement that ended. @param outcome such as {@code CLOSED} */
    public record Finished(String number, String outcome, Instant receivedAt, Instant endedAt) {}

    /** Some of them. @param next after which number the next page begins; null on the last */
    public record Page(
            List<Finished> requirements, @Nullable String next) {}

    /** @param before the number that the page before ended with; null for the first page */
    public Page page(@Nullable String before) {
        String beyond = before == null
                ? ""
                : " WHERE (f.ended_at, f.number) < (SELECT b.ended_at, b.number FROM insight_finished b WHERE b.number = :before)";
        List<Finished> found = jdbc.sql("SELECT number, outcome, received_at, ended_at FROM insight_finished f" + beyond
                        + " ORDER BY ended_at DESC, number DESC FETCH FIRST " + (PAGE + 1) + " ROWS ONLY")
                .param("before", before)
                .query((row, number) -> new Finished(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
        List<Finished> page = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(
                page,
                found.size() > PAGE ? Objects.requireNonNull(page.get(PAGE - 1)).number() : null);
    }
}
