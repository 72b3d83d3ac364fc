package io.closedloop.tasklist.web;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.CaseFiles;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.OpenTasks;
import io.closedloop.refusal.Refusals;
import io.closedloop.registration.Registration;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Adds files, uploaded before, to the requirement that a task is about. */
@RestController
class TaskFilesController {

    record Files(@Nullable List<AttachmentRef> attachments) {}

    private final OpenTasks tasks;
    private final Registration registration;
    private final CaseFiles caseFiles;
    private final Refusals refusals;

    TaskFilesController(OpenTasks tasks, Registration registration, CaseFiles caseFiles, Refusals refusals) {
        this.tasks = tasks;
        this.registration = registration;
        this.caseFiles = caseFiles;
        this.refusals = refusals;
    }

    @PostMapping("/api/tasks/{id}/attachments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable String id, @RequestBody Files files, Principal user) {
        OpenTask task = tasks.workable(id);
        if (registration.find(task.key()).isEmpty()) {
            throw refusals.conflict("refusal.task.noRequirement");
        }
        caseFiles.add(files.attachments(), task.key(), user.getName());
    }
}
