package io.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Passes on what the engine notes of people's doings. */
class OperationHistory implements HistoryEventHandler {

    private final List<OperationListener> listeners;

    OperationHistory(List<OperationListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        listeners.stream().filter(OperationListener::listens).forEach(listener -> tell(listener, event));
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static void tell(OperationListener listener, HistoryEvent event) {
        if (event instanceof UserOperationLogEntryEventEntity done) {
            listener.did(new Operation(done.getOperationType(), done.getEntityType(), element(done.getTaskId())));
        }
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            listener.concerns(instance.getProcessInstanceId(), instance.getBusinessKey());
        } else if (event.getProcessInstanceId() != null
                && (event instanceof UserOperationLogEntryEventEntity
                        || event instanceof HistoricTaskInstanceEventEntity)) {
            ExecutionEntity instance =
                    Context.getCommandContext().getExecutionManager().findExecutionById(event.getProcessInstanceId());
            if (instance != null) {
                listener.concerns(instance.getId(), instance.getBusinessKey());
            }
        }
    }

    private static @Nullable String element(@Nullable String task) {
        TaskEntity found = task == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(task);
        return found == null ? null : found.getTaskDefinitionKey();
    }
}
