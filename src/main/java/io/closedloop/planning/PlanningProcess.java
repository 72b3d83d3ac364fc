package io.closedloop.planning;

import io.closedloop.engine.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the planning phase, and what planning tells the process. */
@Component
public class PlanningProcess {

    static final String PLAN_ANSWERED = "PlanAnswered";
    static final String DECISION = "planDecision";

    /** The kind of evidence of the answer; a stamped scan is checked. */
    static final String EVIDENCE = "planEvidence";

    /** What the check of a stamped scan found. */
    static final String SCAN = "planScan";

    private final Answers answers;

    PlanningProcess(Answers answers) {
        this.answers = answers;
    }

    /**
     * The customer answered to the plan.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void planAnswered(String number, ObtainConfirmation answer, String by, @Nullable Record origin) {
        answers.toCase(PLAN_ANSWERED, number, answer, by, origin);
    }

    /** Whether the customer's answer to the plan is waited for. */
    public boolean isPlanAwaited(String number) {
        return answers.awaitedByCase(PLAN_ANSWERED, number);
    }
}
