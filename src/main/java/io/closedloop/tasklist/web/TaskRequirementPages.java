package io.closedloop.tasklist.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.OpenTasks;
import io.closedloop.engine.TaskAction;
import io.closedloop.engine.TaskSection;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import io.closedloop.registration.RequirementSummary;
import io.closedloop.staff.Staff;
import io.closedloop.tasklist.Cards;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The requirement that a task is about, in few words, with what can be done about it. */
@Controller
class TaskRequirementPages {

    /** More files are in the case file. */
    private static final int FILES = 5;

    private final OpenTasks tasks;
    private final Registration registration;
    private final Cards cards;
    private final Attachments attachments;
    private final Staff staff;
    private final CalendarSettings calendar;
    private final Refusals refusals;
    private final List<TaskSection> sections;
    private final List<TaskAction> actions;

    TaskRequirementPages(
            OpenTasks tasks,
            Registration registration,
            Cards cards,
            Attachments attachments,
            Staff staff,
            CalendarSettings calendar,
            Refusals refusals,
            List<TaskSection> sections,
            List<TaskAction> actions) {
        this.tasks = tasks;
        this.registration = registration;
        this.cards = cards;
        this.attachments = attachments;
        this.staff = staff;
        this.calendar = calendar;
        this.refusals = refusals;
        this.sections = sections;
        this.actions = actions;
    }

    /** @param shown what its template shows */
    record Piece(String template, Object shown) {}

    /** A piece of a page, shown beside the task's form; of a task about no requirement it says just that. */
    @GetMapping("/tasks/{id}/requirement")
    String requirement(@PathVariable String id, Authentication user, Model model, Locale language) {
        OpenTask task = tasks.visible(id);
        List<String> groups = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        model.addAttribute("task", task);
        Optional<RequirementSummary> requirement = registration.find(task.key());
        if (requirement.isPresent()) {
            if (!staff.takesPart(user.getName(), groups, task.key())) {
                throw refusals.forbidden("refusal.task.notTakingPart", task.key());
            }
            model.addAttribute("requirement", requirement.get());
            show(task, new CaseFileReader(language, groups), model);
        }
        return "tasklist/requirement";
    }

    private void show(OpenTask task, CaseFileReader reader, Model model) {
        String number = task.key();
        model.addAttribute("number", number);
        model.addAttribute("zone", calendar.zone());
        cards.of(List.of(task.id()), reader.language()).forEach(card -> model.addAttribute("card", card));
        model.addAttribute(
                "files",
                attachments.of(number).stream()
                        .sorted(Comparator.comparing(Attachment::uploadedAt).reversed())
                        .limit(FILES)
                        .toList());
        model.addAttribute(
                "sections",
                sections.stream()
                        .flatMap(section ->
                                section.of(number, reader).map(shown -> new Piece(section.template(), shown)).stream())
                        .toList());
        model.addAttribute(
                "actions",
                actions.stream()
                        .flatMap(action ->
                                action.of(task, reader).map(shown -> new Piece(action.template(), shown)).stream())
                        .toList());
    }
}
