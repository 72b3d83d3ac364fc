package io.closedloop.engine;

import java.util.Optional;

/**
 * Something that can be done about a requirement beside an open task, without leaving it. Its template finds it as
 * {@code shown}, beside {@code task} and {@code zone}; its forms say in {@code data-action} where they are sent as JSON,
 * and in {@code data-done} what is said when it is done.
 */
public interface TaskAction {

    /** Name of the template; its fragment {@code action} is shown, a {@code details} element with an id. */
    String template();

    /** What it needs; empty where it is not for this task or not for whoever reads. */
    Optional<Object> of(OpenTask task, CaseFileReader reader);
}
