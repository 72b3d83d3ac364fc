package io.closedloop.deadline.web;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.OpenTasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** "Why this deadline?" as people read it, and what they can do about it. */
@Controller
class DeadlinePages {

    private final OpenTasks tasks;
    private final DeadlineViews views;
    private final ExplainedDeadlines explained;
    private final CalendarSettings calendar;

    DeadlinePages(OpenTasks tasks, DeadlineViews views, ExplainedDeadlines explained, CalendarSettings calendar) {
        this.tasks = tasks;
        this.views = views;
        this.explained = explained;
        this.calendar = calendar;
    }

    /** A piece of a page, shown beside the task's form. */
    @GetMapping("/tasks/{id}/deadline")
    String deadline(@PathVariable String id, Model model) {
        OpenTask task = tasks.visible(id);
        model.addAttribute("task", task);
        model.addAttribute("zone", calendar.zone());
        views.of(task.executionId(), task.task())
                .map(explained::of)
                .ifPresent(deadline -> model.addAttribute("deadline", deadline));
        return "deadline/task";
    }
}
