package io.closedloop.planning;

import io.closedloop.engine.Answers;
import org.springframework.stereotype.Component;

/** The names of the planning phase, and what planning tells the process. */
@Component
public class PlanningProcess {

    static final String PLAN_ANSWERED = "PlanAnswered";
    static final String DECISION = "planDecision";

    private final Answers answers;

    PlanningProcess(Answers answers) {
        this.answers = answers;
    }

    /**
     * The customer answered to the plan.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void planAnswered(String number, ObtainConfirmation answer, String by) {
        answers.toCase(PLAN_ANSWERED, number, answer, by);
    }
}
