package io.closedloop.engine;

import java.util.Optional;

/**
 * Something a capability shows of a requirement beside its tasks, in few words. Its template finds it as {@code shown},
 * beside {@code requirement}, {@code number} and {@code zone}.
 */
public interface TaskSection {

    /** Name of the template; its fragment {@code beside} is shown. */
    String template();

    /** What is to be shown; empty where there is nothing. */
    Optional<Object> of(String key, CaseFileReader reader);
}
