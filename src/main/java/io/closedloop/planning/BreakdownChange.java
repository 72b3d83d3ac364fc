package io.closedloop.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one version of a task breakdown would make of a work item of another; what stays the same is not told. */
public record BreakdownChange(
        Effect effect,
        String taskName,
        String owner,
        String plannedStart,
        String plannedEnd,
        String deliverable,
        String remarks) {

    private static final String NOTHING = "-";

    /** What happens to the work item. */
    public enum Effect {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** @param name tells a person's name by the user id */
    static List<BreakdownChange> between(
            List<WorkItemPlan> before, List<WorkItemPlan> after, UnaryOperator<String> name) {
        Map<Long, WorkItemPlan> known = new HashMap<>();
        before.forEach(plan -> known.put(Objects.requireNonNull(plan.id()), plan));
        List<BreakdownChange> next = after.stream()
                .map(plan -> new Pair(plan.id() == null ? null : known.remove(plan.id()), plan))
                .filter(pair -> !Objects.equals(pair.before, pair.after))
                .map(pair -> pair.words(name))
                .toList();
        List<BreakdownChange> gone = before.stream()
                .filter(known::containsValue)
                .map(plan -> new Pair(plan, null).words(name))
                .toList();
        return Stream.concat(next.stream(), gone.stream()).toList();
    }

    private record Pair(
            @Nullable WorkItemPlan before, @Nullable WorkItemPlan after) {

        BreakdownChange words(UnaryOperator<String> name) {
            return new BreakdownChange(
                    before == null ? Effect.ADDED : after == null ? Effect.REMOVED : Effect.CHANGED,
                    of(WorkItemPlan::name),
                    of(plan -> name.apply(plan.owner())),
                    of(WorkItemPlan::plannedStart),
                    of(WorkItemPlan::plannedEnd),
                    of(WorkItemPlan::deliverable),
                    of(WorkItemPlan::remarks));
        }

        private String of(Function<WorkItemPlan, @Nullable Object> field) {
            String was = word(before, field);
            String is = word(after, field);
            return before == null ? is : after == null || was.equals(is) ? was : was + " → " + is;
        }

        private static String word(@Nullable WorkItemPlan plan, Function<WorkItemPlan, @Nullable Object> field) {
            Object value = plan == null ? null : field.apply(plan);
            return value == null ? NOTHING : value.toString();
        }
    }
}
