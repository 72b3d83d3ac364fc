package io.closedloop.absence.web;

import io.closedloop.absence.Absence;
import io.closedloop.absence.Absences;
import io.closedloop.calendar.Calendars;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which everybody says when he is away, and sees who else is. */
@Controller
class AbsencePages {

    private static final String DONE = "done";

    private final Absences absences;
    private final Teams teams;
    private final Calendars calendars;
    private final Refusals refusals;

    AbsencePages(Absences absences, Teams teams, Calendars calendars, Refusals refusals) {
        this.absences = absences;
        this.teams = teams;
        this.calendars = calendars;
        this.refusals = refusals;
    }

    /** An absence as its reader may see it. @param own whether he may end it or take it back */
    record Row(Absence absence, String name, String deputy, boolean begun, boolean own) {}

    @GetMapping("/absences")
    String absences(@RequestParam(required = false) @Nullable String person, Authentication user, Model model) {
        show(new AbsenceEntry(person, null, null, null, null), user, model);
        return "absence/absences";
    }

    @PostMapping("/absences")
    String enter(
            AbsenceEntry entry,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            entered(entry, user);
            next.addFlashAttribute(DONE, "absence.entered");
            return "redirect:/absences";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            show(entry, user, model);
            return "absence/absences";
        }
    }

    Absence entered(AbsenceEntry entry, Authentication user) {
        if (!entry.personOr(user.getName()).equals(user.getName()) && !Managers.isOne(user)) {
            throw refusals.forbidden("refusal.absence.notYours");
        }
        return absences.enter(entry.read(user.getName(), refusals), user.getName());
    }

    @PostMapping("/absences/{id}/end")
    String end(
            @PathVariable long id,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(id, user, model, response, next, "absence.ended", absences::endEarly);
    }

    @PostMapping("/absences/{id}/deletion")
    String delete(
            @PathVariable long id,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return change(id, user, model, response, next, "absence.deleted", absences::delete);
    }

    private String change(
            long id,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            String done,
            Consumer<Absence> how) {
        try {
            how.accept(own(id, user));
            next.addFlashAttribute(DONE, done);
            return "redirect:/absences";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            return absences(null, user, model);
        }
    }

    /** @throws Refusal when there is none, or it is somebody else's */
    Absence own(long id, Authentication user) {
        Absence absence = absences.get(id);
        if (!absence.person().equals(user.getName()) && !Managers.isOne(user)) {
            throw refusals.forbidden("refusal.absence.notYours");
        }
        return absence;
    }

    /** Those of oneself and of one's colleagues; managers see everybody's. */
    List<Row> rows(Authentication user, Team team) {
        boolean manager = Managers.isOne(user);
        return absences.current().stream()
                .filter(each -> manager
                        || each.person().equals(user.getName())
                        || each.deputy().equals(user.getName())
                        || team.areColleagues(user.getName(), each.person()))
                .map(each -> row(each, team, manager || each.person().equals(user.getName())))
                .toList();
    }

    /** A note is for whoever is away and for managers. */
    private Row row(Absence absence, Team team, boolean own) {
        return new Row(
                own ? absence : absence.withoutNote(),
                team.name(absence.person()),
                team.name(absence.deputy()),
                !absence.firstDay().isAfter(calendars.today()),
                own);
    }

    private void show(AbsenceEntry entry, Authentication user, Model model) {
        Team team = teams.everybody();
        boolean manager = Managers.isOne(user);
        String person = manager ? entry.personOr(user.getName()) : user.getName();
        model.addAttribute("entry", entry);
        model.addAttribute("person", person);
        model.addAttribute("personName", team.name(person));
        model.addAttribute("people", manager ? team.members() : List.of());
        model.addAttribute("colleagues", team.colleagues(person));
        model.addAttribute("rows", rows(user, team));
        model.addAttribute("today", calendars.today());
    }
}
