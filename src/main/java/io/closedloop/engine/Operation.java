package io.closedloop.engine;

import java.util.List;
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
        String name, String entity, @Nullable String element, List<String> concerned) {}
