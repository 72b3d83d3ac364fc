package io.closedloop.engine;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * A checked form on its way from the completed task to the service task that records it, within one transaction.
 *
 * @param by user id, or the name of the customer who answered
 */
public record Submission<T extends Record>(T form, String by, Instant at) {

    /** Variable that carries the submission; transient, so the engine never stores it. */
    public static final String VARIABLE = "submission";

    /** The form that was submitted last in this transaction. */
    public static <T extends Record> Submission<T> of(DelegateExecution execution, Class<T> type) {
        if (execution.getVariable(VARIABLE) instanceof Submission<?> submission && type.isInstance(submission.form())) {
            return new Submission<>(type.cast(submission.form()), submission.by(), submission.at());
        }
        throw new IllegalStateException(
                execution.getCurrentActivityId() + " needs a submitted " + type.getSimpleName() + " before it");
    }

    /** As a variable to send with a message. */
    public TypedValue asVariable() {
        return Variables.objectValue(this, true).create();
    }
}
