package io.closedloop.mailbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What customer service makes of a mail that could not be dealt with otherwise.
 *
 * @param requirement number or reference of the requirement it is filed with
 */
public record HandleMail(
        @NotNull Decision decision,
        @Nullable @Size(max = 20) String requirement,
        @Nullable @Size(max = 4000) String note) {

    /** What is to become of it. */
    public enum Decision {
        FILED,
        NEW_REQUIREMENT,
        IGNORE
    }
}
