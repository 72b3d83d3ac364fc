package io.closedloop.registration.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.refusal.Refusal;
import io.closedloop.registration.Register;
import io.closedloop.registration.RegisterQuery;
import io.closedloop.registration.RegisterSort;
import io.closedloop.registration.SavedViews;
import io.closedloop.registration.Status;
import io.closedloop.registration.Urgency;
import io.closedloop.staff.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register as people look at it; everything asked for is in the address, so a view is a link. */
@Controller
class RegisterPages {

    private final Register register;
    private final SavedViews views;
    private final CalendarSettings calendar;

    RegisterPages(Register register, SavedViews views, CalendarSettings calendar) {
        this.register = register;
        this.views = views;
        this.calendar = calendar;
    }

    @GetMapping("/requirements")
    String register(RegisterQuery query, Principal user, Model model, HttpServletResponse response) {
        try {
            model.addAttribute("found", register.page(query));
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        model.addAttribute("query", query);
        model.addAttribute("views", views.of(user.getName()));
        model.addAttribute("statuses", Status.values());
        model.addAttribute("roles", Role.values());
        model.addAttribute("urgencies", Urgency.values());
        model.addAttribute("sorts", RegisterSort.values());
        model.addAttribute("zone", calendar.zone());
        return "registration/register";
    }

    @PostMapping("/requirements/views")
    String save(
            RegisterQuery query,
            @RequestParam(required = false) @Nullable String name,
            Principal user,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            register.check(query);
            views.save(user.getName(), name, query);
        } catch (Refusal refusal) {
            model.addAttribute("name", name);
            String page = register(query, user, model, response);
            refused(refusal, model, response);
            return page;
        }
        next.addFlashAttribute("saved", true);
        return "redirect:/requirements" + query.address();
    }

    @PostMapping("/requirements/views/{id}/deletion")
    String delete(@PathVariable long id, RegisterQuery query, Principal user, RedirectAttributes next) {
        views.delete(user.getName(), id);
        next.addFlashAttribute("deleted", true);
        return "redirect:/requirements" + query.address();
    }

    private static void refused(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(refusal.status().value());
        model.addAttribute("problem", refusal.getMessage());
    }
}
