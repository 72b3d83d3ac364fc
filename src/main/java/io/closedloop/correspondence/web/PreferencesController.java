package io.closedloop.correspondence.web;

import io.closedloop.correspondence.MailRhythm;
import io.closedloop.correspondence.Preferences;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.ChosenLanguage;
import io.closedloop.staff.Language;
import io.closedloop.staff.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What whoever asks has chosen for himself. */
@RestController
class PreferencesController {

    /**
     * @param mails name of a {@link MailRhythm}
     * @param language name of a {@link Language}; null leaves it as it is
     */
    record Preference(@Nullable String mails, @Nullable String language) {}

    private final Preferences preferences;
    private final Languages languages;
    private final Refusals refusals;

    PreferencesController(Preferences preferences, Languages languages, Refusals refusals) {
        this.preferences = preferences;
        this.languages = languages;
        this.refusals = refusals;
    }

    @GetMapping("/api/preferences")
    Preference preference(Principal user) {
        return new Preference(
                preferences.mails(user.getName()).name(),
                languages.of(user.getName()).name());
    }

    @PutMapping("/api/preferences")
    Preference choose(@RequestBody Preference wanted, Principal user, HttpServletRequest request) {
        MailRhythm mails =
                MailRhythm.named(wanted.mails()).orElseThrow(() -> refusals.invalid("refusal.preference.mails"));
        Language language = wanted.language() == null
                ? languages.of(user.getName())
                : Language.named(wanted.language()).orElseThrow(() -> refusals.invalid("refusal.preference.language"));
        preferences.choose(user.getName(), mails, language);
        ChosenLanguage.forget(request);
        return new Preference(mails.name(), language.name());
    }
}
