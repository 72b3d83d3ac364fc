package io.closedloop.absence;

import io.closedloop.engine.Unrestricted;
import io.closedloop.refusal.Refusals;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names of the process that an absence is, and what it is told. */
@Component
class AbsenceProcess {

    static final String PROCESS = "absence";
    static final String ABSENCE = "absenceId";
    static final String TAKEN_BACK = "AbsenceTakenBack";
    static final String CAME_BACK = "CameBackEarly";

    private final RuntimeService runtime;
    private final Unrestricted unrestricted;
    private final Refusals refusals;

    AbsenceProcess(@Lazy RuntimeService runtime, Unrestricted unrestricted, Refusals refusals) {
        this.runtime = runtime;
        this.unrestricted = unrestricted;
        this.refusals = refusals;
    }

    void absenceEntered(long id) {
        unrestricted.run(() -> runtime.startProcessInstanceByKey(
                PROCESS, key(id), Variables.createVariables().putValue(ABSENCE, id)));
    }

    /** It was deleted before its first day. */
    void absenceTakenBack(long id) {
        tell(TAKEN_BACK, id);
    }

    void cameBackEarly(long id) {
        tell(CAME_BACK, id);
    }

    static long absence(DelegateExecution execution) {
        return ((Number) execution.getVariable(ABSENCE)).longValue();
    }

    /** @throws io.closedloop.refusal.Refusal when it goes from one state to the next at this moment */
    private void tell(String message, long id) {
        try {
            unrestricted.run(() -> runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(key(id))
                    .correlateWithResult());
        } catch (MismatchingMessageCorrelationException e) {
            throw refusals.conflict("refusal.request.busy");
        }
    }

    private static String key(long id) {
        return Absence.KEY + id;
    }
}
