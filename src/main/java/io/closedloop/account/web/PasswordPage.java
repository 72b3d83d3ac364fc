package io.closedloop.account.web;

import io.closedloop.account.Passwords;
import io.closedloop.refusal.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people change their password; they sign in with the new one. */
@Controller
class PasswordPage {

    private final Passwords passwords;

    PasswordPage(Passwords passwords) {
        this.passwords = passwords;
    }

    @GetMapping("/password")
    String form(Principal user, Model model) {
        model.addAttribute("length", passwords.length());
        model.addAttribute("foreign", passwords.isForeign(user.getName()));
        model.addAttribute("environment", passwords.isOfEnvironment(user.getName()));
        model.addAttribute("elsewhere", !passwords.has(user.getName()));
        return "account/password";
    }

    @PostMapping("/password")
    String change(
            @RequestParam String present,
            @RequestParam String wanted,
            @RequestParam String again,
            Principal user,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException {
        try {
            passwords.check(user.getName(), present);
            passwords.change(user.getName(), present, wanted, again);
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            return form(user, model);
        }
        request.logout();
        return "redirect:/login?changed";
    }
}
