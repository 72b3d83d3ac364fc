package io.closedloop.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happened and who did it, but no values of variables: what users enter is kept as documents, and twice
 * would cost most of the history's room. Nor that a job began, was called off or went well, as several of every task do:
 * one that fails is kept. Of a model whose history is to live no day it keeps nothing; what went wrong there is kept for a month.
 */
class CaseHistory implements HistoryLevel {

    static final String NAME = "closedloop";

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE);

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        return !LEFT_OUT.contains(eventType) && !(entity instanceof ExecutionEntity execution && livesNoDay(execution));
    }

    private static boolean livesNoDay(ExecutionEntity execution) {
        Integer days = execution.getProcessDefinition().getHistoryTimeToLive();
        return days != null && days == 0;
    }
}
