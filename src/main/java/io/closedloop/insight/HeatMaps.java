package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.TaskNames;
import io.closedloop.improvement.ReportMonths;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.RegistrationProcess;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Counts heat maps: of what is open now, of this month, and of months that are over, which do not change any more. */
@Service
public class HeatMaps {

    private final Snapshots snapshots;
    private final HeatTable heat;
    private final InsightProcess process;
    private final TaskNames names;
    private final ReportMonths months;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    HeatMaps(
            Snapshots snapshots,
            HeatTable heat,
            InsightProcess process,
            TaskNames names,
            ReportMonths months,
            Calendars calendars,
            Refusals refusals,
            Clock clock) {
        this.snapshots = snapshots;
        this.heat = heat;
        this.process = process;
        this.names = names;
        this.months = months;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The heat map of a process as it was counted last.
     *
     * @param month in which visits ended; null for those that last
     * @throws io.closedloop.refusal.Refusal where there is no such process, or it is no month, or one to come
     */
    public Snapshot<HeatMap> of(String model, @Nullable String month) {
        if (!process.knows(model)) {
            throw refusals.notFound("refusal.insight.model", model);
        }
        if (month == null) {
            return snapshots.current(name(model, null), HeatMap.class, () -> count(model, null));
        }
        YearMonth asked = months.of(month);
        // a transaction of the last moment may end a little later
        Instant over = calendars.startOf(asked.plusMonths(1).atDay(1)).plus(1, ChronoUnit.HOURS);
        return clock.instant().isBefore(over)
                ? snapshots.current(name(model, month), HeatMap.class, () -> count(model, month))
                : snapshots.past(name(model, month), HeatMap.class, () -> count(model, month), over);
    }

    /** The names of a process's user tasks by their ids, in the installation's language. */
    public Map<String, String> names(String model) {
        return names.of(model);
    }

    /**
     * The drawing of a process as it is now, as BPMN.
     *
     * @throws io.closedloop.refusal.Refusal where there is no such process
     */
    public String drawing(String model) {
        return process.drawingOfModel(model).orElseThrow(() -> refusals.notFound("refusal.insight.model", model));
    }

    void refresh() {
        String month = YearMonth.from(calendars.today()).toString();
        String model = RegistrationProcess.PROCESS;
        snapshots.refresh(name(model, null), HeatMap.class, () -> count(model, null));
        snapshots.refresh(name(model, month), HeatMap.class, () -> count(model, month));
    }

    private HeatMap count(String model, @Nullable String month) {
        return new HeatMap(model, month, month == null ? heat.running(model) : heat.ended(model, month));
    }

    private static String name(String model, @Nullable String month) {
        return "heat/" + model + "/" + (month == null ? "running" : month);
    }
}
