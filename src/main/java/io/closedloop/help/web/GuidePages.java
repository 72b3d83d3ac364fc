package io.closedloop.help.web;

import io.closedloop.help.Guides;
import io.closedloop.staff.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The first-day guides; everybody may read those of the others. */
@Controller
class GuidePages {

    private final Guides guides;

    GuidePages(Guides guides) {
        this.guides = guides;
    }

    /** The guide of the reader's own role; whoever has none chooses. */
    @GetMapping("/help")
    String help(Authentication reader, Model model) {
        Optional<Role> own = role(reader);
        model.addAttribute("roles", Role.values());
        return own.map(role -> "redirect:/help/" + role.id()).orElse("help/guides");
    }

    @GetMapping("/help/{role}")
    String guide(@PathVariable String role, Locale language, Authentication reader, Model model) {
        model.addAttribute("guide", guides.of(role, language));
        model.addAttribute("role", role);
        model.addAttribute("roles", Role.values());
        model.addAttribute("own", role(reader).map(Role::id).orElse(""));
        return "help/guide";
    }

    private static Optional<Role> role(Authentication reader) {
        return Arrays.stream(Role.values())
                .filter(role -> reader.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(role.id()::equals))
                .findFirst();
    }
}
