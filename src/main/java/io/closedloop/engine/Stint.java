package io.closedloop.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * As much of a recurring work as is done in one go: well below the lease of a job, so that no other node takes it for
 * abandoned. What is left is done the next time.
 */
public final class Stint {

    private static final Duration LENGTH = Duration.ofSeconds(40);

    private final Clock clock;
    private final Instant end;

    private Stint(Clock clock) {
        this.clock = clock;
        this.end = clock.instant().plus(LENGTH);
    }

    public static Stint begin(Clock clock) {
        return new Stint(clock);
    }

    public boolean isOver() {
        return clock.instant().isAfter(end);
    }
}
