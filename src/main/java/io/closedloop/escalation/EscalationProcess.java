package io.closedloop.escalation;

import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Role;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The names of escalation, and what it tells the process. */
@Component
public class EscalationProcess {

    /** Escalation code of the model for what somebody raises by hand. */
    public static final String MAJOR_PROBLEM = "MAJOR_PROBLEM";

    /** Variable with the reason of a major problem; required. */
    public static final String REASON = "escalationReason";

    /** Variable with the {@link Severity} of a major problem. */
    public static final String SEVERITY = "escalationSeverity";

    /** Variable with the id of the task at which a major problem was met. */
    static final String TASK = "escalatedTask";

    static final String HANDLE_ESCALATION = "handleEscalation";
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
     * @throws io.closedloop.refusal.Refusal without a reason, or when the task ended, or when the task is the department head's own
     */
    public void majorProblemRaised(String taskId, String reason, Severity severity) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw refusals.notFound("refusal.task.unknown");
        }
        if (HANDLE_ESCALATION.equals(task.getTaskDefinitionKey())) {
            throw refusals.conflict("refusal.escalation.already");
        }
        try {
            tasks.handleEscalation(
                    taskId,
                    MAJOR_PROBLEM,
                    Map.of(REASON, reason, SEVERITY, severity.name(), TASK, task.getTaskDefinitionKey()));
        } catch (NotFoundException endedMeanwhile) {
            throw refusals.notFound("refusal.task.unknown");
        } catch (OptimisticLockingException e) {
            throw refusals.conflict("refusal.request.busy");
        }
    }

    /** Offers the open task of an escalation to a further role; whoever had claimed it may do it still. */
    void offer(DelegateExecution execution, Role role) {
        Task task = tasks
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(HANDLE_ESCALATION)
                .list()
                .stream()
                .filter(open ->
                        tasks.getVariable(open.getId(), ESCALATION_ID).equals(execution.getVariable(ESCALATION_ID)))
                .findFirst()
                .orElseThrow();
        tasks.addCandidateGroup(task.getId(), role.id());
        tasks.setAssignee(task.getId(), null);
    }
}
