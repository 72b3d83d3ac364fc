package io.closedloop.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Reads cron expressions in the installation's time zone; the engine itself would read them in the server's. */
class ZonedCycles extends CycleBusinessCalendar {

    private final ZoneId zone;

    ZonedCycles(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Date resolveDuedate(String cycle, @Nullable Date from, long repeatOffset) {
        if (cycle.startsWith("R")) {
            return super.resolveDuedate(cycle, from, repeatOffset);
        }
        Instant start = (from == null ? ClockUtil.getCurrentTime() : from).toInstant();
        ZonedDateTime next = CronExpression.parse(cycle).next(start.atZone(zone));
        if (next == null) {
            throw new IllegalArgumentException("Never comes: " + cycle);
        }
        return Date.from(next.toInstant());
    }
}
