package io.closedloop.customer.web;

import io.closedloop.customer.HandedLinks;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where customer service manages personal links; the case file has the list of them. */
@Controller
class LinkPages {

    private static final String LIST = "redirect:/requirements/{number}#links";

    private final HandedLinks handed;

    LinkPages(HandedLinks handed) {
        this.handed = handed;
    }

    /** Nothing is here to be seen twice. */
    @GetMapping("/requirements/{number}/links")
    String list() {
        return LIST;
    }

    @PostMapping("/requirements/{number}/links")
    String issue(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Purpose purpose,
            @RequestParam(required = false) @Nullable String subject,
            Principal user,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("number", number);
        try {
            model.addAttribute("issued", handed.issue(number, purpose, subject, user.getName()));
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        return "customer/issued";
    }

    @PostMapping("/requirements/{number}/links/{id}/revocation")
    String revoke(
            @PathVariable String number,
            @PathVariable long id,
            Principal user,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("number", number);
        try {
            handed.revoke(number, id, user.getName());
            return LIST;
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return "customer/issued";
        }
    }

    private static void refused(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
    }
}
