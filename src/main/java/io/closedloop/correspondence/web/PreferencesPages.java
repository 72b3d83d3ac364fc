package io.closedloop.correspondence.web;

import io.closedloop.correspondence.DailyDigest;
import io.closedloop.correspondence.DigestSettings;
import io.closedloop.correspondence.MailRhythm;
import io.closedloop.correspondence.Preferences;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.ChosenLanguage;
import io.closedloop.staff.Language;
import io.closedloop.staff.Languages;
import io.closedloop.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which everybody of the staff chooses how to be written to. */
@Controller
class PreferencesPages {

    private final Preferences preferences;
    private final DailyDigest digest;
    private final DigestSettings settings;
    private final Staff staff;
    private final Languages languages;
    private final Refusals refusals;

    PreferencesPages(
            Preferences preferences,
            DailyDigest digest,
            DigestSettings settings,
            Staff staff,
            Languages languages,
            Refusals refusals) {
        this.preferences = preferences;
        this.digest = digest;
        this.settings = settings;
        this.staff = staff;
        this.languages = languages;
        this.refusals = refusals;
    }

    @GetMapping("/preferences")
    String preferences(Principal user, Model model) {
        model.addAttribute("rhythms", MailRhythm.values());
        model.addAttribute("chosen", preferences.mails(user.getName()));
        model.addAttribute("languages", Language.values());
        model.addAttribute("language", languages.of(user.getName()));
        model.addAttribute("waiting", digest.waiting(user.getName()));
        model.addAttribute("address", staff.addressOf(user.getName()).orElse(null));
        model.addAttribute("at", settings.at());
        return "correspondence/preferences";
    }

    @PostMapping("/preferences")
    String choose(
            @RequestParam(required = false) @Nullable String mails,
            @RequestParam(required = false) @Nullable String language,
            Principal user,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Optional<MailRhythm> wanted = MailRhythm.named(mails);
        Optional<Language> reads =
                language == null ? Optional.of(languages.of(user.getName())) : Language.named(language);
        if (wanted.isEmpty() || reads.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute(
                    "problem",
                    wanted.isEmpty()
                            ? refusals.text("refusal.preference.mails")
                            : refusals.text("refusal.preference.language"));
            return preferences(user, model);
        }
        preferences.choose(user.getName(), wanted.get(), reads.get());
        ChosenLanguage.forget(request);
        next.addFlashAttribute("saved", wanted.get());
        return "redirect:/preferences";
    }
}
