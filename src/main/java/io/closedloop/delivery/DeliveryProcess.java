package io.closedloop.delivery;

import io.closedloop.engine.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the delivery phase, and what delivery tells the process. */
@Component
public class DeliveryProcess {

    static final String ACCEPTANCE_ANSWERED = "AcceptanceAnswered";
    static final String ACCEPTANCE = "acceptance";

    /** The kind of evidence of the customer's yes; a stamped scan is checked. */
    static final String EVIDENCE = "acceptanceEvidence";

    /** What the check of a stamped scan found. */
    static final String SCAN = "acceptanceScan";

    /** How many changes are not decided; set by the change phase. */
    static final String UNDECIDED_CHANGES = "undecidedChanges";

    private final Answers answers;

    DeliveryProcess(Answers answers) {
        this.answers = answers;
    }

    /**
     * The customer accepted or refused the deliverables.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void acceptanceAnswered(String number, ConductAcceptance answer, String by, @Nullable Record origin) {
        answers.toCase(ACCEPTANCE_ANSWERED, number, answer, by, origin);
    }

    /** Whether the customer's acceptance is waited for. */
    public boolean isAcceptanceAwaited(String number) {
        return answers.awaitedByCase(ACCEPTANCE_ANSWERED, number);
    }
}
