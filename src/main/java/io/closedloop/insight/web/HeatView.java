package io.closedloop.insight.web;

import io.closedloop.insight.Heat;
import io.closedloop.insight.HeatMap;
import io.closedloop.insight.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A heat map, every figure with the address of the requirements behind it; what takes longest comes first.
 *
 * @param month in which visits ended; null for those that last
 * @param countedAt what happened since is not in it
 * @param minutesOfDay of work
 */
record HeatView(
        String process, @Nullable String month, Instant countedAt, long minutesOfDay, List<Activity> activities) {

    record Activity(String name, Heat heat, String link, String lateLink) {}

    static HeatView of(Snapshot<HeatMap> snapshot, Map<String, String> names, long minutesOfDay) {
        HeatMap map = snapshot.content();
        return new HeatView(
                map.process(),
                map.month(),
                snapshot.countedAt(),
                minutesOfDay,
                map.activities().stream()
                        .filter(heat -> names.containsKey(heat.activity()))
                        .sorted(Comparator.comparing(Heat::median, Comparator.nullsFirst(Comparator.naturalOrder()))
                                .reversed())
                        .map(heat -> new Activity(
                                names.getOrDefault(heat.activity(), heat.activity()),
                                heat,
                                link(map, heat, false),
                                link(map, heat, true)))
                        .toList());
    }

    private static String link(HeatMap map, Heat heat, boolean late) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/dashboard/activities/{activity}")
                .queryParam("process", map.process());
        if (map.month() != null) {
            link.queryParam("month", map.month());
        }
        if (late) {
            link.queryParam("late", true);
        }
        return link.build(heat.activity()).toString();
    }
}
