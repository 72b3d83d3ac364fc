package io.closedloop.escalation;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.TaskAction;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets whoever may do a task raise a major problem at it. */
@Component
@Order(4)
class MajorProblemAction implements TaskAction {

    @Override
    public String template() {
        return "escalation/raise";
    }

    /** An escalation is with the department head already. */
    @Override
    public Optional<Object> of(OpenTask task, CaseFileReader reader) {
        return task.mayWork() && !EscalationProcess.HANDLE_ESCALATION.equals(task.task())
                ? Optional.of(task)
                : Optional.empty();
    }
}
