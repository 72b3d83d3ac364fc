package io.closedloop.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * What a customer sends from the page behind a personal link.
 *
 * @param decision null where none was chosen
 * @param drawn picture of a drawn signature, as a data URL
 * @param ip network address
 * @param userAgent what the browser calls itself
 */
public record Reply(
        @Nullable Decision decision,
        @Nullable String name,
        @Nullable String comment,
        List<Verdict> verdicts,
        @Nullable Scan scan,
        @Nullable String drawn,
        @Nullable String code,
        String ip,
        @Nullable String userAgent) {

    /** A scan of the stamped or signed document. */
    public record Scan(String fileName, InputStreamSource content) {}
}
