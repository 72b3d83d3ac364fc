package io.closedloop.delivery;

import io.closedloop.engine.Submission;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The names of the delivery phase, and what delivery tells the process. */
@Component
public class DeliveryProcess {

    static final String ACCEPTANCE_ANSWERED = "AcceptanceAnswered";
    static final String ACCEPTANCE = "acceptance";

    /** How many changes are not decided; set by the change phase. */
    static final String UNDECIDED_CHANGES = "undecidedChanges";

    private final RuntimeService runtime;
    private final Refusals refusals;
    private final Clock clock;

    DeliveryProcess(RuntimeService runtime, Refusals refusals, Clock clock) {
        this.runtime = runtime;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The customer accepted or refused the deliverables.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void acceptanceAnswered(String number, ConductAcceptance answer, String by) {
        try {
            runtime.createMessageCorrelation(ACCEPTANCE_ANSWERED)
                    .processInstanceBusinessKey(number)
                    .setVariable(Submission.VARIABLE, new Submission<>(answer, by, clock.instant()).asVariable())
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw refusals.conflict("refusal.answer.late", number);
        }
    }
}
