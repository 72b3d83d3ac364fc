package io.closedloop.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a node run no jobs, and so not be ready, while its clock differs from the database's: it would take up what other nodes
 * are at, since their leases seem to be over, and fire timers that are not due.
 */
@Component
@Profile("postgres")
class ClockWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Two clocks may each be off by so much, and leases still hold. */
    private final Duration tolerated;

    private final Recurring ticks = new Recurring("clock");

    private boolean right = true;

    ClockWatch(
            JdbcClient jdbc, Clock clock, @Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.tolerated = lease.dividedBy(3);
    }

    /** @param change called when the clock becomes wrong or right, at the moment or later */
    void tell(Runnable change) {
        ticks.start(tolerated, tolerated, () -> {
            boolean before = right;
            if (before != isRight()) {
                change.run();
            }
        });
    }

    /** Whether it is as late here as in the database; where that cannot be asked, as it was. */
    synchronized boolean isRight() {
        try {
            Instant before = clock.instant();
            Instant there = jdbc.sql("SELECT clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            Instant after = clock.instant();
            right = !there.isBefore(before.minus(tolerated)) && !there.isAfter(after.plus(tolerated));
            if (!right) {
                LOG.error(
                        "The clock is wrong: it is {} here and {} in the database. No jobs run until it is right",
                        after,
                        there);
            }
        } catch (DataAccessException e) {
            LOG.warn("The database does not say how late it is: {}", e.getMessage());
        }
        return right;
    }

    @Override
    public void destroy() {
        ticks.stop();
    }
}
