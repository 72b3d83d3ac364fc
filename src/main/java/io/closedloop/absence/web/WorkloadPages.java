package io.closedloop.absence.web;

import io.closedloop.absence.HandOver;
import io.closedloop.absence.Workload;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.engine.Workloads.Which;
import io.closedloop.link.LinkSettings;
import io.closedloop.refusal.Refusal;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Names;
import io.closedloop.staff.Role;
import io.closedloop.staff.Team;
import io.closedloop.staff.Teams;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which managers see who has how much, and give tasks to others. */
@Controller
class WorkloadPages {

    /** Nobody has more; further the rows could not be counted. */
    private static final int LAST_PAGE = 10_000;

    private final Workload workload;
    private final HandOver handOver;
    private final Teams teams;
    private final Names names;
    private final CalendarSettings calendar;
    private final Refusals refusals;
    private final Clock clock;

    WorkloadPages(
            Workload workload,
            HandOver handOver,
            Teams teams,
            Names names,
            CalendarSettings calendar,
            Refusals refusals,
            Clock clock) {
        this.workload = workload;
        this.handOver = handOver;
        this.teams = teams;
        this.names = names;
        this.calendar = calendar;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Tasks to give, as they were chosen. */
    record Chosen(
            @Nullable Set<String> tasks,
            @Nullable Set<String> to,
            @Nullable String reason) {

        static Chosen none() {
            return new Chosen(Set.of(), Set.of(), "");
        }

        List<String> taskList() {
            return tasks == null ? List.of() : List.copyOf(tasks);
        }

        List<String> toList() {
            return to == null ? List.of() : List.copyOf(to);
        }
    }

    @GetMapping("/workload")
    String workload(Model model) {
        model.addAttribute("people", workload.people());
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::id).toList());
        model.addAttribute("loads", workload.roles());
        return "absence/workload";
    }

    @GetMapping("/workload/{kind:people|roles}/{who}")
    String tasks(
            @PathVariable String kind,
            @PathVariable String who,
            @RequestParam(defaultValue = "OPEN") Which which,
            @RequestParam(defaultValue = "0") int page,
            Authentication user,
            Locale reader,
            Model model) {
        show(kind, who, which, page, Chosen.none(), user, reader, model);
        return "absence/tasks";
    }

    @PostMapping("/workload/{kind:people|roles}/{who}")
    String give(
            @PathVariable String kind,
            @PathVariable String who,
            @RequestParam(defaultValue = "OPEN") Which which,
            @RequestParam(defaultValue = "0") int page,
            Chosen chosen,
            Authentication user,
            Locale reader,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            handOver.give(chosen.taskList(), chosen.toList(), chosen.reason(), user.getName());
            next.addFlashAttribute("given", chosen.taskList().size());
            next.addAttribute("which", which);
            return "redirect:/workload/{kind}/{who}";
        } catch (Refusal refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("problem", refusal.getMessage());
            show(kind, who, which, page, chosen, user, reader, model);
            return "absence/tasks";
        }
    }

    private void show(
            String kind,
            String who,
            Which which,
            int page,
            Chosen chosen,
            Authentication user,
            Locale reader,
            Model model) {
        boolean role = kind.equals("roles");
        Team team = teams.everybody();
        int from = Math.max(0, Math.min(page, LAST_PAGE));
        Workload.Tasks found = role ? workload.ofRole(who, which, from) : workload.ofPerson(who, which, from);
        if (found.tasks().isEmpty() && !isKnown(who, role, team)) {
            throw refusals.notFound("refusal.workload.nobody");
        }
        model.addAttribute("kind", kind);
        model.addAttribute("who", who);
        model.addAttribute("name", role ? names.of(who, reader) : team.name(who));
        model.addAttribute("which", which);
        model.addAttribute("choices", Which.values());
        model.addAttribute("found", found);
        model.addAttribute("chosen", chosen);
        model.addAttribute("names", team.names());
        model.addAttribute("receivers", receivers(who, role, found, team));
        model.addAttribute("manager", Managers.isOne(user));
        model.addAttribute("caseFiles", caseFiles(found));
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", calendar.zone());
    }

    private static boolean isKnown(String who, boolean role, Team team) {
        return role
                ? Arrays.stream(Role.values()).map(Role::id).anyMatch(who::equals)
                : team.names().containsKey(who);
    }

    /** Whoever might get one of the tasks. */
    private static List<Team.Member> receivers(String who, boolean role, Workload.Tasks found, Team team) {
        Set<String> roles = new TreeSet<>(role ? Set.of(who) : team.roles(who));
        found.tasks().forEach(task -> {
            roles.addAll(task.roles());
            roles.addAll(team.roles(Objects.requireNonNullElse(task.owner(), "")));
        });
        return team.inOneOf(List.copyOf(roles)).stream()
                .filter(member -> role || !member.id().equals(who))
                .toList();
    }

    private static Set<String> caseFiles(Workload.Tasks found) {
        Set<String> keys = new TreeSet<>();
        found.tasks().stream()
                .map(task -> task.key())
                .filter(LinkSettings::hasCaseFile)
                .forEach(keys::add);
        return keys;
    }
}
