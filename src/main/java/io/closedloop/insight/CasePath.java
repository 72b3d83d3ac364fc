package io.closedloop.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out which way a case took through its model; the engine keeps what was visited, but not by which flow. */
final class CasePath {

    /** Of several flows that leave these, one is taken at a time. */
    private static final Set<String> CHOICES = Set.of("exclusiveGateway", "eventBasedGateway");

    private CasePath() {}

    /** A flow of the model. */
    record Flow(String id, String from, String to) {}

    /**
     * A visit to an element of the model.
     *
     * @param type as the engine calls it
     * @param to null while it lasts
     * @param cancelled whether it ended otherwise than by going on
     */
    record Step(
            String element,
            @Nullable String name,
            String type,
            @Nullable String assignee,
            Instant from,
            @Nullable Instant to,
            boolean cancelled) {

        boolean wentOn() {
            return to != null && !cancelled;
        }
    }

    /** How often each element was visited, in the order of the first visits. */
    static Map<String, Integer> visits(List<Step> steps) {
        Map<String, Integer> visits = new LinkedHashMap<>();
        steps.forEach(step -> visits.merge(step.element(), 1, Integer::sum));
        return visits;
    }

    /** The flows that were taken, each once. */
    static Set<String> taken(List<Step> steps, List<Flow> flows) {
        Map<String, List<Flow>> leaving = flows.stream().collect(Collectors.groupingBy(Flow::from));
        Map<String, List<Step>> visited = steps.stream().collect(Collectors.groupingBy(Step::element));
        Set<String> taken = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step.wentOn()) {
                List<Flow> possible = new ArrayList<>();
                for (Flow flow : leaving.getOrDefault(step.element(), List.of())) {
                    if (next(step, visited.getOrDefault(flow.to(), List.of())) != null) {
                        possible.add(flow);
                    }
                }
                choose(step, possible, visited).forEach(flow -> taken.add(flow.id()));
            }
        }
        return taken;
    }

    /** Where one of several is taken, it is the one whose target was visited first. */
    private static List<Flow> choose(Step step, List<Flow> possible, Map<String, List<Step>> visited) {
        return CHOICES.contains(step.type())
                ? possible.stream()
                        .min(Comparator.comparing((Flow flow) ->
                                Objects.requireNonNull(next(step, Objects.requireNonNull(visited.get(flow.to()))))))
                        .stream()
                        .toList()
                : possible;
    }

    private static @Nullable Instant next(Step step, List<Step> targets) {
        Instant end = Objects.requireNonNull(step.to());
        return targets.stream()
                .map(Step::from)
                .filter(from -> !from.isBefore(end))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
