package io.closedloop.correspondence;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often somebody of the staff wants to get mails. */
public enum MailRhythm {
    AT_ONCE,
    DAILY;

    public static Optional<MailRhythm> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.name().equals(name))
                .findFirst();
    }
}
