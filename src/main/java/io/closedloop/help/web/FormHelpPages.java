package io.closedloop.help.web;

import io.closedloop.engine.OpenTasks;
import io.closedloop.engine.StartForms;
import io.closedloop.help.FormHelp;
import io.closedloop.refusal.Refusals;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The piece of page above every form in Tasklist. */
@Controller
class FormHelpPages {

    private final OpenTasks tasks;
    private final StartForms starts;
    private final FormHelp help;
    private final Refusals refusals;

    FormHelpPages(OpenTasks tasks, StartForms starts, FormHelp help, Refusals refusals) {
        this.tasks = tasks;
        this.starts = starts;
        this.help = help;
        this.refusals = refusals;
    }

    @GetMapping("/tasks/{id}/help")
    String task(@PathVariable String id, Locale language, Model model) {
        model.addAttribute("sentences", help.ofTask(tasks.visible(id), language));
        return "help/form";
    }

    /** @param process key of the process that the form starts */
    @GetMapping("/starts/{process}/help")
    String start(@PathVariable String process, Locale language, Model model) {
        String form = starts.of(process).orElseThrow(() -> refusals.notFound("refusal.help.noForm"));
        model.addAttribute("sentences", help.ofForm(form, language));
        return "help/form";
    }
}
