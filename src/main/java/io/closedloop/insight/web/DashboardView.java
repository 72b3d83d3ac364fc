package io.closedloop.insight.web;

import io.closedloop.improvement.CycleMonth;
import io.closedloop.insight.Dashboard;
import io.closedloop.insight.Snapshot;
import io.closedloop.registration.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard, every figure with the address of the requirements behind it.
 *
 * @param countedAt what happened since is not in it
 */
record DashboardView(
        Instant countedAt,
        List<Running> running,
        Figure overdue,
        Figure escalated,
        Figure blocked,
        Deadlines deadlines,
        List<Cycle> cycles) {

    record Figure(long count, String link) {}

    record Running(Status step, Figure figure) {}

    /** @param percent null where none ended */
    record Deadlines(
            String month, long kept, long ended, @Nullable BigDecimal percent, String link) {}

    record Cycle(CycleMonth figures, String link) {}

    static DashboardView of(Snapshot<Dashboard> snapshot) {
        Dashboard counted = snapshot.content();
        return new DashboardView(
                snapshot.countedAt(),
                counted.running().stream()
                        .map(each -> new Running(each.step(), new Figure(each.count(), behind("step=" + each.step()))))
                        .toList(),
                new Figure(counted.overdue(), behind("overdue=true")),
                new Figure(counted.escalated(), behind("escalated=true")),
                new Figure(counted.blocked(), behind("blocked=true")),
                new Deadlines(
                        counted.month(),
                        counted.deadlinesKept(),
                        counted.deadlinesEnded(),
                        percent(counted.deadlinesKept(), counted.deadlinesEnded()),
                        "/reports/" + counted.month() + "/requirements?figure=deadlinesKept"),
                counted.cycles().stream()
                        .map(each -> new Cycle(each, behind("closedIn=" + each.month())))
                        .toList());
    }

    private static String behind(String filter) {
        return "/requirements?" + filter;
    }

    private static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
