package io.closedloop.registration;

import io.closedloop.engine.Submission;
import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The names of the registration phase, and what registration tells the process. */
@Component
public class RegistrationProcess {

    /** Key of the process that carries a requirement. */
    public static final String PROCESS = "customer-requirement";

    static final String REQUIREMENT_RECEIVED = "RequirementReceived";
    static final String NUMBER = "requirementNumber";
    static final String URGENCY = "urgency";
    static final String RECEIVED_AT = "receivedAt";
    static final String CAPTION = "caption";
    static final String DECISION = "registrationDecision";
    static final String REVIEW = "registrationReview";

    /** Who brings in what customers write by mail. */
    public static final String BY_MAIL = "email";

    private final RuntimeService runtime;
    private final Clock clock;

    RegistrationProcess(RuntimeService runtime, Clock clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    /**
     * A requirement came in by a door other than Tasklist.
     *
     * @return its reference
     * @throws io.closedloop.refusal.Refusal when a field is missing or impossible
     */
    public String requirementReceived(RecordRequirement requirement, String by) {
        return runtime.createMessageCorrelation(REQUIREMENT_RECEIVED)
                .setVariable(Submission.VARIABLE, new Submission<>(requirement, by, clock.instant()).asVariable())
                .correlateStartMessage()
                .getBusinessKey();
    }
}
