package io.closedloop.escalation;

import io.closedloop.refusal.Refusals;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The names of escalation, and what it tells the process. */
@Component
public class EscalationProcess {

    /** Escalation code of the model for what somebody raises by hand. */
    public static final String MAJOR_PROBLEM = "MAJOR_PROBLEM";

    /** Variable with the reason of a major problem; required. */
    public static final String REASON = "escalationReason";

    static final String ESCALATION_ID = "escalationId";

    private final TaskService tasks;
    private final Refusals refusals;

    EscalationProcess(TaskService tasks, Refusals refusals) {
        this.tasks = tasks;
        this.refusals = refusals;
    }

    /**
     * A major problem was met at a task; it reaches the department head at once. The engine's REST API does the same
     * with {@code POST /task/{id}/bpmnEscalation}.
     *
     * @throws io.closedloop.refusal.Refusal without a reason, or when the task is the department head's own
     */
    public void majorProblemRaised(String taskId, String reason) {
        if (tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskDefinitionKey("handleEscalation")
                        .count()
                > 0) {
            throw refusals.conflict("refusal.escalation.already");
        }
        tasks.handleEscalation(taskId, MAJOR_PROBLEM, Map.of(REASON, reason));
    }
}
