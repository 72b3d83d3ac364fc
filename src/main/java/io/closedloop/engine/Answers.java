package io.closedloop.engine;

import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings answers that do not come through a task to the case that waits for them. */
@Component
public class Answers {

    private final RuntimeService runtime;
    private final Refusals refusals;
    private final Clock clock;

    Answers(@Lazy RuntimeService runtime, Refusals refusals, Clock clock) {
        this.runtime = runtime;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Answers the one task of a case that waits for this message.
     *
     * @param by a word for the door it came through
     * @param origin where it came from, for whoever keeps evidence of it
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void toCase(String message, String key, Record answer, String by, @Nullable Record origin) {
        send(
                message,
                key,
                new Submission<>(answer, by, clock.instant(), origin),
                correlation -> correlation.processInstanceBusinessKey(key));
    }

    /** Answers the task that carries a certain value in a variable of its own. */
    public void toTask(
            String message, String variable, String value, Record answer, String by, @Nullable Record origin) {
        send(
                message,
                value,
                new Submission<>(answer, by, clock.instant(), origin),
                correlation -> correlation.localVariableEquals(variable, value));
    }

    /** Whether {@link #toCase} would find a task that waits for this message. */
    public boolean awaitedByCase(String message, String key) {
        return awaited(message, waiting -> waiting.processInstanceBusinessKey(key));
    }

    /** Whether {@link #toTask} would find a task that waits for this message. */
    public boolean awaitedByTask(String message, String variable, String value) {
        return awaited(message, waiting -> waiting.variableValueEquals(variable, value));
    }

    private boolean awaited(String message, UnaryOperator<ExecutionQuery> where) {
        return where.apply(runtime.createExecutionQuery().messageEventSubscriptionName(message))
                        .count()
                > 0;
    }

    private void send(
            String message, String about, Submission<?> answer, UnaryOperator<MessageCorrelationBuilder> where) {
        try {
            where.apply(runtime.createMessageCorrelation(message))
                    .setVariable(Submission.VARIABLE, answer.asVariable())
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw refusals.conflict("refusal.answer.late", about);
        }
    }
}
