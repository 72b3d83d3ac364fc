package io.closedloop.correspondence.web;

import io.closedloop.correspondence.MailRhythm;
import io.closedloop.correspondence.Preferences;
import io.closedloop.refusal.Refusals;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What whoever asks has chosen for himself. */
@RestController
class PreferencesController {

    /** @param mails name of a {@link MailRhythm} */
    record Preference(@Nullable String mails) {}

    private final Preferences preferences;
    private final Refusals refusals;

    PreferencesController(Preferences preferences, Refusals refusals) {
        this.preferences = preferences;
        this.refusals = refusals;
    }

    @GetMapping("/api/preferences")
    Preference preference(Principal user) {
        return new Preference(preferences.mails(user.getName()).name());
    }

    @PutMapping("/api/preferences")
    Preference choose(@RequestBody Preference wanted, Principal user) {
        MailRhythm mails =
                MailRhythm.named(wanted.mails()).orElseThrow(() -> refusals.invalid("refusal.preference.mails"));
        preferences.choose(user.getName(), mails);
        return new Preference(mails.name());
    }
}
