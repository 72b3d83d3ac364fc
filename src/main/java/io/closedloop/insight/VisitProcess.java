package io.closedloop.insight;

import io.closedloop.engine.TaskOpened;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells from the engine's side that a case came to a user task. */
@Component
class VisitProcess {

    /** Input of every task that is due. */
    private static final String DUE_AT = "dueAt";

    private final VisitBook visits;

    VisitProcess(VisitBook visits) {
        this.visits = visits;
    }

    @EventListener
    void on(TaskOpened event) {
        DelegateExecution execution = event.execution();
        ProcessDefinition model = ((ExecutionEntity) execution).getProcessDefinition();
        visits.begun(new Visit(
                execution.getId(),
                model.getKey(),
                execution.getCurrentActivityId(),
                Objects.requireNonNullElse(execution.getProcessBusinessKey(), "-"),
                dueAt(execution)));
    }

    private static @Nullable Instant dueAt(DelegateExecution execution) {
        return execution.getVariableLocal(DUE_AT) instanceof Date due ? due.toInstant() : null;
    }
}
