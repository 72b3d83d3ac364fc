package io.closedloop.change;

import io.closedloop.engine.Answers;
import io.closedloop.engine.Submission;
import io.closedloop.engine.Unrestricted;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the change phase, and what changes tell the process. */
@Component
public class ChangeProcess {

    static final String CHANGE_REQUESTED = "ChangeRequested";
    /** Key of the process whose start form requests a change. */
    private static final String PROCESS = "change-request";

    static final String CHANGE_ANSWERED = "ChangeAnswered";

    /** Number of the change request at hand. */
    static final String CHANGE_NUMBER = "changeNumber";

    static final String DECISION = "changeDecision";

    /** The kind of evidence of the customer's yes; a stamped scan is checked. */
    static final String EVIDENCE = "changeEvidence";

    /** What the check of a stamped scan found. */
    static final String SCAN = "changeScan";

    /** How many approved changes wait to be worked in; more than none interrupts the work. */
    static final String APPROVED = "approvedChanges";

    /** How many changes are not decided; acceptance waits for them, and so does the end of the realization. */
    static final String UNDECIDED = "undecidedChanges";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final ProcessEngine engine;
    private final Refusals refusals;
    private final Answers answers;
    private final Unrestricted unrestricted;
    private final Clock clock;

    ChangeProcess(
            RuntimeService runtime,
            HistoryService history,
            ProcessEngine engine,
            Refusals refusals,
            Answers answers,
            Unrestricted unrestricted,
            Clock clock) {
        this.clock = clock;
        this.runtime = runtime;
        this.engine = engine;
        this.history = history;
        this.refusals = refusals;
        this.answers = answers;
        this.unrestricted = unrestricted;
    }

    /**
     * A change to a requirement was requested.
     *
     * @throws io.closedloop.refusal.Refusal when there is no such requirement, or it is not being carried out
     */
    void changeRequested(Submission<RequestChange> wanted) {
        String number = wanted.form().requirementNumber();
        if (history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                == 0) {
            throw refusals.notFound("refusal.requirement.unknown", number);
        }
        try {
            runtime.createMessageCorrelation(CHANGE_REQUESTED)
                    .processInstanceBusinessKey(number)
                    .setVariable(Submission.VARIABLE, wanted.asVariable())
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw refusals.conflict("refusal.change.notInRealization", number);
        }
    }

    /**
     * Somebody of the staff wants a change, and fills in the form for it.
     *
     * @param form its fields by name; the number is the requirement's at hand
     * @throws io.closedloop.refusal.Refusal when the user may not, the requirement is not being carried out, or the form
     *     is not complete
     */
    public void changeWanted(String number, Map<String, @Nullable String> form) {
        if (!mayRequest()) {
            throw refusals.forbidden("refusal.task.noChange");
        }
        Map<String, @Nullable Object> fields = new HashMap<>(form);
        fields.put("requirementNumber", number);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
        engine.getFormService().submitStartForm(definition, fields);
    }

    /** Whether the user whom the engine knows as current may request changes. */
    boolean mayRequest() {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        return user != null
                && engine.getAuthorizationService()
                        .isUserAuthorized(
                                user.getUserId(),
                                user.getGroupIds(),
                                Permissions.CREATE_INSTANCE,
                                Resources.PROCESS_DEFINITION,
                                PROCESS);
    }

    /** Whether a requirement is being carried out, so that a change of it may be requested. */
    boolean isRequestable(String number) {
        return unrestricted.get(() -> answers.awaitedByCase(CHANGE_REQUESTED, number));
    }

    /**
     * The customer answered to a change.
     *
     * @throws io.closedloop.refusal.Refusal when no answer is awaited any more, or the answer is not complete
     */
    public void changeAnswered(
            String changeNumber, ApproveChangeForCustomer answer, String by, @Nullable Record origin) {
        answers.toTask(CHANGE_ANSWERED, CHANGE_NUMBER, changeNumber, answer, by, origin);
    }

    /** The customer requests a change without a colleague. */
    public void changeRequested(RequestChange wanted, String by) {
        changeRequested(new Submission<>(wanted, by, clock.instant()));
    }

    /** Whether the customer's answer to a change is waited for. */
    public boolean isChangeAwaited(String changeNumber) {
        return answers.awaitedByTask(CHANGE_ANSWERED, CHANGE_NUMBER, changeNumber);
    }

    static void count(DelegateExecution execution, String counter, int by) {
        int counted = ((Number) execution.getVariable(counter)).intValue();
        execution.setVariable(counter, counted + by);
    }

    static String changeNumber(DelegateExecution execution) {
        return (String) execution.getVariable(CHANGE_NUMBER);
    }
}
