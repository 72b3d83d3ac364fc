package io.closedloop.evidence;

import io.closedloop.engine.TaskForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A second employee's word on a stamped scan. */
public record CheckScan(
        @NotNull CheckResult decision,
        @Nullable @Size(max = 4000) String comment) {

    /** The form of a task that compares a scan with what was sent; a difference is described. */
    public static TaskForm<CheckScan> form(String task) {
        return TaskForm.of(task, CheckScan.class).checkedBy((form, context, problems) -> {
            if (form.decision() == CheckResult.DIFFERS && form.comment() == null) {
                problems.add("comment", "refusal.evidence.difference");
            }
        });
    }
}
