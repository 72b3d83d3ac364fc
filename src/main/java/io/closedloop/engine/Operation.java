package io.closedloop.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did in the engine, without any values of a case.
 *
 * @param name as the engine's user operation log calls it, such as {@code Complete}
 * @param entity what it was done to, such as {@code Task}
 * @param element id in the model of the task it was done to, if any
 * @param concerned the task, or of accounts and their rights what was done to whom: such as {@code userId=li.na}
 */
public record Operation(
        String name, String entity, @Nullable String element, List<String> concerned) {

    /**
     * This, with what the next says of the same: the engine tells each property of what was done by itself.
     *
     * @return nothing where the next is another
     */
    public Optional<Operation> with(Operation next) {
        boolean same = name.equals(next.name)
                && entity.equals(next.entity)
                && element == null
                && next.element == null
                && next.concerned.stream().map(Operation::property).noneMatch(this::says);
        return same
                ? Optional.of(new Operation(
                        name,
                        entity,
                        null,
                        Stream.concat(concerned.stream(), next.concerned.stream())
                                .toList()))
                : Optional.empty();
    }

    private boolean says(String property) {
        return concerned.stream().map(Operation::property).anyMatch(property::equals);
    }

    private static String property(String said) {
        return said.replaceAll("=.*", "");
    }
}
