package io.closedloop.evidence;

import io.closedloop.engine.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A second employee's word on a stamped scan. */
public record CheckScan(
        @NotNull CheckResult decision,
        @Nullable @Size(max = 4000) String comment) {

    /** Checks that a difference is described. */
    public void check(Problems problems) {
        if (decision == CheckResult.DIFFERS && comment == null) {
            problems.add("comment", "refusal.evidence.difference");
        }
    }
}
