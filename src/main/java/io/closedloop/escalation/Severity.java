package io.closedloop.escalation;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How bad a major problem is, as whoever raises it sees it. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM;

    /** By its name; empty for anything else. */
    public static Optional<Severity> named(@Nullable Object name) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equals(name))
                .findFirst();
    }
}
