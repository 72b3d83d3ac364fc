package io.closedloop.engine;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A checked form on its way from the completed task to the service task that records it, within one transaction.
 *
 * @param by user id, or a word for the door it came through
 * @param origin where an answer that did not come through a task came from; null for one that did
 */
public record Submission<T extends Record>(
        T form, String by, Instant at, @Nullable Record origin) {

    public Submission(T form, String by, Instant at) {
        this(form, by, at, null);
    }

    /** Variable that carries the submission; transient, so the engine never stores it. */
    public static final String VARIABLE = "submission";

    /** The form that was submitted last in this transaction. */
    public static <T extends Record> Submission<T> of(DelegateExecution execution, Class<T> type) {
        if (execution.getVariable(VARIABLE) instanceof Submission<?> submission && type.isInstance(submission.form())) {
            return new Submission<>(
                    type.cast(submission.form()), submission.by(), submission.at(), submission.origin());
        }
        throw new IllegalStateException(
                execution.getCurrentActivityId() + " needs a submitted " + type.getSimpleName() + " before it");
    }

    /** Where it came from, if it did not come through a task. */
    public <O extends Record> @Nullable O origin(Class<O> type) {
        return type.isInstance(origin) ? type.cast(origin) : null;
    }

    /** As a variable to send with a message. */
    public TypedValue asVariable() {
        return Variables.objectValue(this, true).create();
    }
}
