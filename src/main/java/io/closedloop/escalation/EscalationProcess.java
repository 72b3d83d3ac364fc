package io.closedloop.escalation;

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

    EscalationProcess(TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * A major problem was met at a task; it reaches the department head at once. The engine's REST API does the same
     * with {@code POST /task/{id}/bpmnEscalation}.
     *
     * @throws io.closedloop.refusal.Refusal without a reason
     */
    public void majorProblemRaised(String taskId, String reason) {
        tasks.handleEscalation(taskId, MAJOR_PROBLEM, Map.of(REASON, reason));
    }
}
