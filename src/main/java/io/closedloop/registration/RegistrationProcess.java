package io.closedloop.registration;

import io.closedloop.engine.Answers;
import io.closedloop.engine.Submission;
import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
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
    static final String READ_BACK = "registrationReadBack";
    static final String REGISTRATION_ANSWERED = "RegistrationAnswered";

    /** Who brings in what customers write by mail. */
    public static final String BY_MAIL = "email";

    private final RuntimeService runtime;
    private final Answers answers;
    private final Clock clock;

    RegistrationProcess(RuntimeService runtime, Answers answers, Clock clock) {
        this.runtime = runtime;
        this.answers = answers;
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

    /**
     * The customer read the registration back.
     *
     * @throws io.closedloop.refusal.Refusal when the requirement is closed, or the answer is not complete
     */
    public void registrationAnswered(String number, AnswerRegistration answer, String by, @Nullable Record origin) {
        answers.toCase(REGISTRATION_ANSWERED, number, answer, by, origin);
    }

    /** Whether a customer may still say something of the registration. */
    public boolean isRegistrationAwaited(String number) {
        return answers.awaitedByCase(REGISTRATION_ANSWERED, number);
    }
}
