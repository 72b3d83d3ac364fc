package io.closedloop.escalation.web;

import io.closedloop.engine.OpenTasks;
import io.closedloop.escalation.EscalationProcess;
import io.closedloop.escalation.Severity;
import io.closedloop.refusal.Refusals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Raises a major problem from any open task, by whoever may do the task. */
@RestController
class MajorProblemsController {

    record MajorProblem(@Nullable String reason, @Nullable String severity) {}

    private final EscalationProcess process;
    private final OpenTasks tasks;
    private final Refusals refusals;

    MajorProblemsController(EscalationProcess process, OpenTasks tasks, Refusals refusals) {
        this.process = process;
        this.tasks = tasks;
        this.refusals = refusals;
    }

    @PostMapping("/api/tasks/{id}/major-problem")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void raise(@PathVariable String id, @RequestBody MajorProblem problem) {
        String task = tasks.workable(id).id();
        Severity severity =
                Severity.named(problem.severity()).orElseThrow(() -> refusals.invalid("refusal.escalation.severity"));
        process.majorProblemRaised(task, Objects.requireNonNullElse(problem.reason(), ""), severity);
    }
}
