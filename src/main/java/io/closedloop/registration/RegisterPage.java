package io.closedloop.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the register.
 *
 * @param previous key to ask for the page {@code before}; null on the first
 * @param next key to ask for the page {@code after}; null on the last
 * @param total how many were found, on all pages, counted as far as that is quickly done
 * @param more whether there are more than that
 */
public record RegisterPage(
        List<RegisterRow> requirements,
        @Nullable String previous,
        @Nullable String next,
        int total,
        boolean more) {}
