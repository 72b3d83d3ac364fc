package io.closedloop.staff.web;

import io.closedloop.account.CompanySignIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page, and where the front door leads. */
@Controller
class SignInController {

    private final CompanySignIn company;

    SignInController(CompanySignIn company) {
        this.company = company;
    }

    @GetMapping("/login")
    String signIn(HttpServletRequest request, Model model) {
        return company.signsOutAt(request)
                .map(provider -> "redirect:" + provider)
                .orElseGet(() -> {
                    model.addAttribute("providers", company.providers());
                    return "staff/sign-in";
                });
    }

    @GetMapping("/")
    String frontDoor() {
        return "redirect:/camunda/app/tasklist/";
    }
}
