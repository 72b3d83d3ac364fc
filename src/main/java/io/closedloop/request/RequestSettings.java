package io.closedloop.request;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the privacy note of the online form says about this installation. */
@Component
public class RequestSettings {

    private final @Nullable String privacyContact;
    private final Period kept;

    RequestSettings(
            @Value("${closedloop.request.privacy-contact:}") String privacyContact,
            @Value("${closedloop.archive.retention.closed:P10Y}") Period kept) {
        this.privacyContact = privacyContact.isBlank() ? null : privacyContact;
        this.kept = kept;
    }

    /** Whom to ask about one's data; null where whoever handles the requirement is asked. */
    public @Nullable String privacyContact() {
        return privacyContact;
    }

    /** How long a closed requirement stays in the archive, in years begun. */
    public long yearsKept() {
        return kept.getYears() + (kept.getMonths() + 11) / 12;
    }
}
