package io.closedloop.change.web;

import io.closedloop.change.ChangeProcess;
import io.closedloop.engine.OpenTasks;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests a change of the requirement that a task is about, by the form that Tasklist starts it with. */
@RestController
class TaskChangesController {

    private final ChangeProcess process;
    private final OpenTasks tasks;

    TaskChangesController(ChangeProcess process, OpenTasks tasks) {
        this.process = process;
        this.tasks = tasks;
    }

    /** @param form the fields of the form by name, but for the requirement's number, which the task knows */
    @PostMapping("/api/tasks/{id}/change-request")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void request(@PathVariable String id, @RequestBody Map<String, @Nullable String> form) {
        process.changeWanted(tasks.visible(id).key(), form);
    }
}
