package io.closedloop.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something somebody did in the engine, without any values.
 *
 * @param name as the engine's user operation log calls it, such as {@code Complete}
 * @param entity what it was done to, such as {@code Task}
 * @param element id in the model of the task it was done to, if any
 */
public record Operation(
        String name, String entity, @Nullable String element) {}
