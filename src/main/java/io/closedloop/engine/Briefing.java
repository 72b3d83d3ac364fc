package io.closedloop.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a role must see from earlier steps, read-only, above the inputs of its task form. */
public interface Briefing {

    /**
     * @param key business key of the case
     * @param shown what the task's property {@code shows} names: document kinds, each with the name of a variable in
     *     parentheses where one item is meant, as in {@code change-request(changeNumber)}
     * @param variables reads a process variable
     */
    JsonNode of(String key, List<String> shown, Function<String, @Nullable Object> variables);
}
