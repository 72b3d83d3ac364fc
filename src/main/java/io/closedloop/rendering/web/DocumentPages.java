package io.closedloop.rendering.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.document.Documents;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.OpenTasks;
import io.closedloop.rendering.Shelves;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents of a requirement as people look at them: beside a task, and two versions side by side. */
@Controller
class DocumentPages {

    private final OpenTasks tasks;
    private final Shelves shelves;
    private final Documents documents;
    private final CalendarSettings calendar;

    DocumentPages(OpenTasks tasks, Shelves shelves, Documents documents, CalendarSettings calendar) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.documents = documents;
        this.calendar = calendar;
    }

    /** A piece of a page, shown beside the task's form. */
    @GetMapping("/tasks/{id}/documents")
    String beside(@PathVariable String id, Model model, Locale reader) {
        OpenTask task = tasks.visible(id);
        model.addAttribute("number", task.key());
        model.addAttribute("shelves", shelves.of(task.key(), reader));
        model.addAttribute("zone", calendar.zone());
        return "document/shelves";
    }

    @GetMapping("/requirements/{number}/documents/{kind}/differences")
    String differences(
            @PathVariable String number,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model,
            Locale reader) {
        model.addAttribute("comparison", documents.compare(number, kind, from, to, reader));
        return "document/differences";
    }
}
