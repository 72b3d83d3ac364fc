package io.closedloop.archive.web;

import io.closedloop.archive.ChainAudit;
import io.closedloop.archive.DossierView;
import io.closedloop.archive.DossierViews;
import io.closedloop.archive.Dossiers;
import io.closedloop.archive.Erasure;
import io.closedloop.archive.Holds;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.refusal.Refusal;
import io.closedloop.staff.Role;
import io.closedloop.staff.Staff;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The archive for people: a page per dossier, and one of the whole chain. */
@Controller
class DossierPages {

    private static final String BACK = "redirect:/requirements/{number}/dossier";

    private final Dossiers dossiers;
    private final DossierViews views;
    private final ChainAudit audit;
    private final Holds holds;
    private final Erasure erasure;
    private final Findings findings;
    private final Staff staff;
    private final CalendarSettings calendar;

    DossierPages(
            Dossiers dossiers,
            DossierViews views,
            ChainAudit audit,
            Holds holds,
            Erasure erasure,
            Findings findings,
            Staff staff,
            CalendarSettings calendar) {
        this.dossiers = dossiers;
        this.views = views;
        this.audit = audit;
        this.holds = holds;
        this.erasure = erasure;
        this.findings = findings;
        this.staff = staff;
        this.calendar = calendar;
    }

    @GetMapping("/requirements/{number}/dossier")
    String dossier(@PathVariable String number, Authentication user, Model model) {
        model.addAttribute("number", number);
        DossierView dossier = views.find(number).orElse(null);
        model.addAttribute("dossier", dossier);
        model.addAttribute("rejected", dossier == null ? views.rejected(number).orElse(null) : null);
        model.addAttribute(
                "archivist",
                user.getAuthorities().stream()
                        .anyMatch(authority -> Role.ARCHIVIST.id().equals(authority.getAuthority())));
        model.addAttribute("zone", calendar.zone());
        model.addAttribute("staff", staff);
        return "archive/page";
    }

    @PostMapping("/requirements/{number}/dossier/verify")
    String verify(@PathVariable String number, Authentication user, HttpServletResponse response, Model model)
            throws IOException {
        return act(number, null, user, response, model, () -> {
            List<String> found = findings.of(audit.audit(dossiers.get(number)));
            model.addAttribute(found.isEmpty() ? "verified" : "problem", String.join("\n", found));
            return dossier(number, user, model);
        });
    }

    @PostMapping("/requirements/{number}/dossier/hold")
    String hold(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            Authentication user,
            HttpServletResponse response,
            Model model)
            throws IOException {
        return act(number, reason, user, response, model, () -> {
            holds.put(number, reason, user.getName());
            return BACK;
        });
    }

    @PostMapping("/requirements/{number}/dossier/lift")
    String lift(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            Authentication user,
            HttpServletResponse response,
            Model model)
            throws IOException {
        return act(number, reason, user, response, model, () -> {
            holds.lift(number, reason, user.getName());
            return BACK;
        });
    }

    @PostMapping("/requirements/{number}/dossier/erase")
    String erase(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            Authentication user,
            HttpServletResponse response,
            Model model)
            throws IOException {
        return act(number, reason, user, response, model, () -> {
            erasure.erase(number, reason, user.getName());
            return BACK;
        });
    }

    @GetMapping("/archive")
    String archive(@RequestParam(defaultValue = "false") boolean contents, Model model) throws IOException {
        ChainAudit.Audit found = audit.audit(contents);
        model.addAttribute("entries", found.entries());
        model.addAttribute("found", findings.of(found.problems()));
        model.addAttribute("contents", contents);
        model.addAttribute("zone", calendar.zone());
        return "archive/chain";
    }

    /** Something that leads to a page, or is refused. */
    private interface Action {
        String run() throws IOException;
    }

    /** A refusal is shown on the page; what was typed stays in its field. */
    private String act(
            String number,
            @Nullable String reason,
            Authentication user,
            HttpServletResponse response,
            Model model,
            Action action)
            throws IOException {
        try {
            return action.run();
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("reason", reason);
            return dossier(number, user, model);
        }
    }
}
