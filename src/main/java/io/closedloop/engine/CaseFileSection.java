package io.closedloop.engine;

import java.util.Optional;

/**
 * Something a capability adds to the page of a requirement's case file, as {@link CaseFilePart} does for programs. Its
 * template finds it as {@code shown}, beside {@code number}, {@code zone} and {@code staff}.
 */
public interface CaseFileSection {

    /** Name of the template; its fragment {@code section} is shown. */
    String template();

    /** Whether it stands before the documents. */
    default boolean leads() {
        return false;
    }

    /** What is to be shown; empty where there is nothing. */
    Optional<Object> of(String key, CaseFileReader reader);
}
