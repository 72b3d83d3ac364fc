package io.closedloop.deadline.web;

import io.closedloop.deadline.DeadlineBook;
import io.closedloop.deadline.DeadlineView;
import io.closedloop.deadline.DeadlineViews;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.OpenTasks;
import io.closedloop.refusal.Refusals;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The deadline of an open task, and waiting for the customer. */
@RestController
class TaskDeadlineController {

    record WaitRequest(@Nullable String reason) {}

    private final OpenTasks tasks;
    private final DeadlineViews views;
    private final DeadlineBook book;
    private final ExplainedDeadlines explained;
    private final Refusals refusals;

    TaskDeadlineController(
            OpenTasks tasks, DeadlineViews views, DeadlineBook book, ExplainedDeadlines explained, Refusals refusals) {
        this.tasks = tasks;
        this.views = views;
        this.book = book;
        this.explained = explained;
        this.refusals = refusals;
    }

    @GetMapping("/api/tasks/{id}/deadline")
    ExplainedDeadline deadline(@PathVariable String id) {
        OpenTask task = tasks.visible(id);
        DeadlineView view =
                views.of(task.executionId(), task.task()).orElseThrow(() -> refusals.notFound("refusal.deadline.none"));
        return explained.of(view);
    }

    /** The days until the customer's answer do not count. */
    @PostMapping("/api/tasks/{id}/waiting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void waitForCustomer(@PathVariable String id, @RequestBody WaitRequest request, Principal user) {
        book.waitForCustomer(tasks.workable(id).executionId(), request.reason(), user.getName());
    }

    /** The customer answered. */
    @DeleteMapping("/api/tasks/{id}/waiting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void customerAnswered(@PathVariable String id, Principal user) {
        book.customerAnswered(tasks.workable(id).executionId(), user.getName());
    }
}
