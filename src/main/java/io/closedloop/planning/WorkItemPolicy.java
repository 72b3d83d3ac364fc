package io.closedloop.planning;

import io.closedloop.engine.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new version of the task breakdown list may change of the one before. */
final class WorkItemPolicy {

    private WorkItemPolicy() {}

    /** The ids of the items that are done. */
    static List<Long> done(List<Planning.CurrentItem> current) {
        return current.stream()
                .filter(item -> item.status() == WorkStatus.DONE)
                .map(item -> Objects.requireNonNull(item.plan().id()))
                .toList();
    }

    /** Every row that names an item names one of this list, once; what is done is neither dropped nor changed. */
    static void check(List<WorkItemPlan> next, List<Planning.CurrentItem> current, Problems problems) {
        Map<Long, Planning.CurrentItem> known = current.stream()
                .collect(Collectors.toMap(
                        item -> Objects.requireNonNull(item.plan().id()), item -> item));
        Set<Long> named = new HashSet<>();
        for (int index = 0; index < next.size(); index++) {
            WorkItemPlan row = next.get(index);
            if (row.id() == null) {
                continue;
            }
            Planning.CurrentItem before = known.get(row.id());
            if (before == null || !named.add(row.id())) {
                problems.add("workItems", index + 1, "workItem", "refusal.planning.unknownItem");
            } else if (before.status() == WorkStatus.DONE && !before.plan().equals(row)) {
                problems.add(
                        "workItems",
                        index + 1,
                        "workItem",
                        "refusal.planning.doneChanged",
                        before.plan().name());
            }
        }
        for (Planning.CurrentItem item : current) {
            if (item.status() == WorkStatus.DONE && !named.contains(item.plan().id())) {
                problems.add(
                        "workItems", "refusal.planning.doneRemoved", item.plan().name());
            }
        }
    }
}
