package io.closedloop.planning;

import io.closedloop.engine.Submission;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The names of the planning phase, and what planning tells the process. */
@Component
public class PlanningProcess {

    static final String PLAN_ANSWERED = "PlanAnswered";
    static final String DECISION = "planDecision";

    private final RuntimeService runtime;
    private final Refusals refusals;
    private final Clock clock;

    PlanningProcess(RuntimeService runtime, Refusals refusals, Clock clock) {
        this.runtime = runtime;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The customer answered to the plan.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void planAnswered(String number, ObtainConfirmation answer, String by) {
        try {
            runtime.createMessageCorrelation(PLAN_ANSWERED)
                    .processInstanceBusinessKey(number)
                    .setVariable(Submission.VARIABLE, new Submission<>(answer, by, clock.instant()).asVariable())
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw refusals.conflict("refusal.answer.late", number);
        }
    }
}
