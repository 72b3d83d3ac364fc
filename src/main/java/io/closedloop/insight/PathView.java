package io.closedloop.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of a requirement through the model, and who did what on it.
 *
 * @param visits how often each element of the model was visited
 * @param open elements it is at now
 * @param flows of the model that were taken
 * @param trail the oldest first
 */
public record PathView(
        String number, Map<String, Integer> visits, Set<String> open, Set<String> flows, List<Entry> trail) {

    /**
     * Something that happened.
     *
     * @param kind TASK, STEP, EVENT or INTERVENTION
     * @param element of the model; null for an intervention
     * @param what name of the element in the installation's language, or the kind of intervention
     * @param by name of who did it; null for the application
     * @param to null while it lasts
     * @param minutes of business hours that it took; null for what takes none
     * @param cancelled whether it was taken back
     */
    public record Entry(
            String kind,
            @Nullable String element,
            String what,
            @Nullable String by,
            Instant from,
            @Nullable Instant to,
            @Nullable Long minutes,
            boolean cancelled) {}
}
