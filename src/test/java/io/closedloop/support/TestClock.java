package io.closedloop.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that tests set, for us and the engine alike; it stands still once it is set. */
public class TestClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Sets the time of day in Shanghai, as in {@code 2024-05-10T10:00}. */
    public void set(String local) {
        set(LocalDateTime.parse(local).atZone(ZONE).toInstant());
    }

    public void set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void reset() {
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
