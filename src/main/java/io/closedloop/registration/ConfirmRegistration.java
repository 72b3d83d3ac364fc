package io.closedloop.registration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Customer service's word that the registration form is right. */
public record ConfirmRegistration(
        @NotNull Decision decision,
        @Nullable @Size(max = 4000) String corrections) {

    /** Whether it is. */
    public enum Decision {
        CONFIRM,
        CORRECT
    }
}
