package io.closedloop.archive;

import io.closedloop.refusal.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is done to a dossier is done for a reason. */
@Component
class Reasons {

    static final int MAX_LENGTH = 1000;

    private final Refusals refusals;

    Reasons(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @throws io.closedloop.refusal.Refusal without one, or with one that cannot be stored */
    String given(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
            throw refusals.invalid("refusal.dossier.reason", MAX_LENGTH);
        }
        return text;
    }
}
