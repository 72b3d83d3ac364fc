package io.closedloop.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
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

    /** Whom an administrator's doings concern: ids of our own, never of a customer. */
    private static final Set<String> ACCOUNTS = Set.of(
            EntityTypes.USER,
            EntityTypes.GROUP,
            EntityTypes.GROUP_MEMBERSHIP,
            EntityTypes.TENANT,
            EntityTypes.TENANT_MEMBERSHIP,
            EntityTypes.AUTHORIZATION);

    private static final Set<String> IDS =
            Set.of("userId", "groupId", "tenantId", "type", "resource", "resourceId", "permissions");

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
            listener.did(new Operation(
                    done.getOperationType(),
                    done.getEntityType().replace(" m", "M"), // one word, as the others are
                    element(done.getTaskId()),
                    ACCOUNTS.contains(done.getEntityType()) ? account(done) : task(done)));
        }
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            listener.concerns(instance.getProcessInstanceId(), instance.getBusinessKey());
        } else if (event.getProcessInstanceId() != null
                && (event instanceof UserOperationLogEntryEventEntity
                        || event instanceof HistoricTaskInstanceEventEntity)) {
            ExecutionEntity instance = instance(event);
            if (instance != null) {
                listener.concerns(instance.getId(), instance.getBusinessKey());
            }
        }
    }

    private static List<String> account(UserOperationLogEntryEventEntity property) {
        return IDS.contains(property.getProperty())
                ? List.of(property.getProperty() + "=" + value(property))
                : List.of();
    }

    /** An id of a grant may be any text, and must not look like more than one. */
    private static String value(UserOperationLogEntryEventEntity property) {
        String value = property.getNewValue() == null ? property.getOrgValue() : property.getNewValue();
        return value == null ? "" : value.replaceAll("\\s", "_");
    }

    private static List<String> task(UserOperationLogEntryEventEntity done) {
        if (done.getTaskId() == null) {
            return List.of();
        }
        ExecutionEntity instance = instance(done);
        String task = "task=" + done.getTaskId();
        return instance == null || instance.getBusinessKey() == null
                ? List.of(task)
                : List.of("requirement=" + instance.getBusinessKey(), task);
    }

    private static @Nullable ExecutionEntity instance(HistoryEvent event) {
        return event.getProcessInstanceId() == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(event.getProcessInstanceId());
    }

    private static @Nullable String element(@Nullable String task) {
        TaskEntity found = task == null
                ? null
                : Context.getCommandContext().getTaskManager().findTaskById(task);
        return found == null ? null : found.getTaskDefinitionKey();
    }
}
