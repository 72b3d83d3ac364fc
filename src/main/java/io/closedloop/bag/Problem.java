package io.closedloop.bag;

import java.util.List;

/**
 * Something wrong with a bag or a chain.
 *
 * @param key of the sentence, {@code verify.problem.<key>}
 */
public record Problem(String key, List<String> arguments) {

    /** With the arguments of its sentence. */
    public static Problem of(String key, Object... arguments) {
        return new Problem(key, List.of(arguments).stream().map(String::valueOf).toList());
    }
}
