package io.closedloop.engine;

import io.hypersistence.tsid.TSID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * Gives what the engine stores an id of 13 letters and digits, in the order of time: the millisecond, the number of the
 * start and a counter. The engine's own have 36, and each entry of its history names half a dozen of them.
 */
class EngineIds implements IdGenerator {

    /** How many starts of nodes have a number of their own before the first comes again: 16,384. */
    static final int START_BITS = 14;

    private final TSID.Factory ids;

    /**
     * @param start that no node which still runs has, from 0
     * @param now when that is
     */
    EngineIds(int start, Instant now) {
        ids = TSID.Factory.builder()
                .withNodeBits(START_BITS)
                .withNode(start)
                .withClock(new Forward(now))
                .build();
    }

    @Override
    public String getNextId() {
        return ids.generate().toString();
    }

    /** Goes on from the time of the start, however the computer's clock is set: at a time that comes again, so might an id. */
    private static final class Forward extends Clock {

        private final Instant start;
        private final long nanos = System.nanoTime();

        private Forward(Instant start) {
            this.start = start;
        }

        @Override
        public Instant instant() {
            return start.plus(Duration.ofNanos(System.nanoTime() - nanos));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
