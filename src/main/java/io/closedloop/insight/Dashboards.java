package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.improvement.Trends;
import io.closedloop.insight.Dashboard.StepCount;
import io.closedloop.registration.Status;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Counts the dashboard's figures. */
@Service
public class Dashboards {

    private static final String NAME = "dashboard";

    /** User tasks of the model, open while a requirement is escalated, or blocked. */
    private static final String ESCALATED = "handleEscalation";

    private static final String BLOCKED = "resolveBlocker";

    private final Snapshots snapshots;
    private final RunningCases cases;
    private final OpenVisits open;
    private final Trends trends;
    private final Calendars calendars;

    Dashboards(Snapshots snapshots, RunningCases cases, OpenVisits open, Trends trends, Calendars calendars) {
        this.snapshots = snapshots;
        this.cases = cases;
        this.open = open;
        this.trends = trends;
        this.calendars = calendars;
    }

    /** The dashboard as it was counted last. */
    public Snapshot<Dashboard> current() {
        return snapshots.current(NAME, Dashboard.class, this::count);
    }

    /** The dashboard as it was counted last, however long ago; counts nothing. */
    public Optional<Snapshot<Dashboard>> last() {
        return snapshots.last(NAME, Dashboard.class);
    }

    /** The months that are looked back on, this one first. */
    public List<String> months() {
        YearMonth month = YearMonth.from(calendars.today());
        return IntStream.range(0, 12)
                .mapToObj(back -> month.minusMonths(back).toString())
                .toList();
    }

    void refresh() {
        snapshots.refresh(NAME, Dashboard.class, this::count);
    }

    private Dashboard count() {
        YearMonth month = YearMonth.from(calendars.today());
        Map<Status, Long> running = cases.bySteps();
        Trends.Deadlines deadlines = trends.deadlines(month);
        return new Dashboard(
                Status.STEPS.stream()
                        .map(step -> new StepCount(step, running.getOrDefault(step, 0L)))
                        .toList(),
                open.overdue(),
                open.at(ESCALATED),
                open.at(BLOCKED),
                month.toString(),
                deadlines.kept(),
                deadlines.ended(),
                trends.cycles(month));
    }
}
