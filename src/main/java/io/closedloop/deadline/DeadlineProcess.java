package io.closedloop.deadline;

import io.closedloop.engine.Unrestricted;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Moves a task's due date and timers to where its deadline stands. */
@Component
class DeadlineProcess {

    /** Suffix of the boundary timer that fires at a task's deadline. */
    private static final String OVERDUE = "Overdue";

    /** Where timers stand while a task waits for the customer: no installation lives to see it. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * What has a deadline.
     *
     * @param name in the installation's language
     * @param reminds whether a reminder goes out before it is due
     */
    record ModelTask(String name, boolean reminds) {}

    private final ThreadLocal<Boolean> moving = ThreadLocal.withInitial(() -> false);
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    DeadlineProcess(
            @Lazy TaskService tasks,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            Unrestricted unrestricted) {
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** The tasks follow, and their timers with them. */
    void move(Collection<Deadline> deadlines) {
        unseen(() -> deadlines.forEach(deadline -> {
            timersFollow(deadline);
            Task task = tasks.createTaskQuery()
                    .executionId(deadline.executionId())
                    .taskDefinitionKey(deadline.task())
                    .singleResult();
            if (task != null) {
                task.setDueDate(date(deadline.dueAt()));
                tasks.saveTask(task);
            }
        }));
    }

    /** Whether a due date that changes is being changed by us. */
    boolean isMoving() {
        return moving.get();
    }

    /**
     * Timers between tasks that wait for the next working day look again which day that is.
     *
     * @param after those that fire later do
     */
    void moveOpenings(Instant after) {
        unseen(() -> management
                .createJobDefinitionQuery()
                .jobType(TimerCatchIntermediateEventJobHandler.TYPE)
                .list()
                .forEach(timer -> management
                        .createJobQuery()
                        .jobDefinitionId(timer.getId())
                        .duedateHigherThan(Date.from(after))
                        .list()
                        .forEach(job -> management.recalculateJobDuedate(job.getId(), true))));
    }

    /** The timers follow a task that moved. */
    void moveTimers(Deadline deadline) {
        unseen(() -> timersFollow(deadline));
    }

    private void timersFollow(Deadline deadline) {
        Instant due = deadline.dueAt() == null ? NEVER : deadline.dueAt();
        Instant remind = deadline.remindAt() == null ? due : deadline.remindAt();
        for (Job job : management
                .createJobQuery()
                .executionId(deadline.executionId())
                .timers()
                .list()) {
            String fires = ((JobEntity) job).getJobHandlerConfigurationRaw();
            if (fires.equals(deadline.task() + OVERDUE) || fires.equals(deadline.task())) {
                management.setJobDuedate(job.getId(), date(due));
            } else if (fires.startsWith(deadline.task() + "$")) {
                management.setJobDuedate(job.getId(), date(remind));
            }
        }
    }

    /** What the models know of a task, or of a timer at one; its id where none knows it any more. */
    ModelTask task(String task) {
        return unrestricted.get(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> repository
                        .getBpmnModelInstance(definition.getId())
                        .<ModelElementInstance>getModelElementById(task))
                .flatMap(element -> Optional.ofNullable(element).stream())
                .findFirst()
                .map(DeadlineProcess::task)
                .orElse(new ModelTask(task, false)));
    }

    private static ModelTask task(ModelElementInstance element) {
        String name = element.getAttributeValue("name");
        return element instanceof BoundaryEvent timer
                ? new ModelTask(timer.getAttachedTo().getName() + " · " + name, false)
                : new ModelTask(name, true);
    }

    /** As one step, whatever the current user may do in the engine. */
    private void unseen(Runnable moves) {
        moving.set(true);
        try {
            unrestricted.run(moves);
        } catch (ProcessEngineException e) {
            // a timer that fires just now is found and then gone, which the engine says in several ways
            throw new OptimisticLockingFailureException("A task or timer changed while it was moved", e);
        } finally {
            moving.remove();
        }
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
