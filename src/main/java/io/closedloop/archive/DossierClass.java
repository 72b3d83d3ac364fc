package io.closedloop.archive;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a requirement ended, which decides how long its dossier is kept. */
public enum DossierClass {
    CLOSED,
    DECLINED,
    WITHDRAWN;

    /** Models from before there were classes do not name one; then it is the one kept longest by default. */
    static DossierClass of(@Nullable Object named) {
        Optional<DossierClass> found = Arrays.stream(values())
                .filter(value -> value.name().equals(named))
                .findFirst();
        return found.orElse(CLOSED);
    }
}
