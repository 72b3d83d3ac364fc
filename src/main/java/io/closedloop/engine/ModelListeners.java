package io.closedloop.engine;

import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_END;
import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_START;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Attaches to every element of a model what all models need, so that no model has to repeat it. */
@Component
class ModelListeners extends AbstractBpmnParseListener {

    /** Variable that tells a person which case a task belongs to; shown behind the task's name. */
    static final String CAPTION = "caption";

    /** Stands between a task's name and its caption. */
    static final String BEFORE_CAPTION = " · ";

    /** What the engine's table holds of a task's name. */
    private static final int MAX_NAME = 255;

    private final ObjectProvider<FormListener> forms;
    private final ObjectProvider<Receivers> receivers;
    private final ApplicationEventPublisher events;

    ModelListeners(
            ObjectProvider<FormListener> forms, ObjectProvider<Receivers> receivers, ApplicationEventPublisher events) {
        this.forms = forms;
        this.receivers = receivers;
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        // a scope of its own keeps the form's variables inside the task
        activity.setScope(true);
        listen(activity, EVENTNAME_START, execution -> events.publishEvent(new TaskOpened(execution)));
        listen(activity, EVENTNAME_START, execution -> forms.getObject().open(execution));
        listen(activity, EVENTNAME_END, execution -> forms.getObject().submit(execution));
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, ModelListeners::caption);
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, ModelListeners::rememberAssignee);
        task.addTaskListener(TaskListener.EVENTNAME_UPDATE, this::dueDateSet);
        task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
        for (String event : List.of(
                TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_UPDATE, TaskListener.EVENTNAME_ASSIGNMENT)) {
            task.addBuiltInTaskListener(event, changed -> tasksChanged(changed.getExecution()));
        }
        // built in: whoever deletes a case in Cockpit leaves other listeners out
        activity.addBuiltInListener(EVENTNAME_END, (ExecutionListener) execution -> {
            events.publishEvent(new TaskEnded(execution.getId()));
            tasksChanged(execution);
        });
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formKey") != null) {
            listen(activity, EVENTNAME_END, execution -> forms.getObject().submitStart(execution));
        }
        if (element.element("messageEventDefinition") != null) {
            listen(activity, EVENTNAME_START, execution -> forms.getObject().receive(execution, activity.getId()));
        }
    }

    @Override
    public void parseBoundaryMessageEventDefinition(Element element, boolean interrupting, ActivityImpl event) {
        String task = event.getEventScope().getId();
        listen(event, EVENTNAME_START, execution -> forms.getObject().receive(execution, task));
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element element, boolean interrupting, ActivityImpl timer) {
        String task = timer.getEventScope().getId();
        listen(
                timer,
                EVENTNAME_START,
                execution -> execution
                        .getProcessInstance()
                        .setVariable(
                                MissedDeadline.VARIABLE,
                                Variables.objectValue(new MissedDeadline(task), true)
                                        .create()));
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        publish(activity, key -> new PhaseEntered(key, activity.getId()));
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity) {
            publish(activity, key -> new CaseEnded(key, activity.getId()));
        }
    }

    private void publish(ActivityImpl activity, Function<String, Record> event) {
        listen(activity, EVENTNAME_START, execution -> {
            String key = execution.getProcessBusinessKey();
            if (key != null) {
                events.publishEvent(event.apply(key));
            }
        });
    }

    private void tasksChanged(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (key != null) {
            events.publishEvent(new TasksChanged(key));
        }
    }

    private void dueDateSet(DelegateTask task) {
        if (((TaskEntity) task).getPropertyChanges().containsKey(TaskEntity.DUE_DATE)) {
            Date due = task.getDueDate();
            events.publishEvent(new DueDateSet(
                    task.getExecutionId(),
                    task.getTaskDefinitionKey(),
                    due == null ? null : due.toInstant(),
                    CurrentUser.id(Context.getProcessEngineConfiguration().getIdentityService())));
        }
    }

    private void assigned(DelegateTask task) {
        String key = task.getExecution().getProcessBusinessKey();
        String assignee = task.getAssignee();
        if (key == null || assignee == null || HeldTasks.isMoving()) {
            return; // whoever moves it tells it
        }
        String by = CurrentUser.id(Context.getProcessEngineConfiguration().getIdentityService());
        Receivers.Receiver receiver = Context.getCommandContext()
                .runWithoutAuthorization(() -> receivers.getObject().receiver(held(task, key), by));
        if (!assignee.equals(receiver.assignee())) {
            task.setAssignee(receiver.assignee());
            task.setOwner(receiver.owner());
        } else if (!assignee.equals(by)) {
            events.publishEvent(new TaskAssigned(key, task.getName(), assignee));
        }
    }

    private static HeldTask held(DelegateTask task, String key) {
        Date due = task.getDueDate();
        return new HeldTask(
                task.getId(),
                key,
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                task.getOwner(),
                task.getCreateTime().toInstant(),
                due == null ? null : due.toInstant(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }

    private static void listen(ActivityImpl activity, String event, ExecutionListener listener) {
        // as with delegates, what the application asks for does not depend on what the user may see
        activity.addListener(event, (ExecutionListener)
                execution -> Context.getCommandContext().runWithoutAuthorization(() -> {
                    listener.notify(execution);
                    return null;
                }));
    }

    private static void caption(DelegateTask task) {
        if (task.getVariable(CAPTION) instanceof String caption) {
            String name = task.getName() + BEFORE_CAPTION + caption;
            task.setName(name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…");
        }
    }

    private static void rememberAssignee(DelegateTask task) {
        String assignee = task.getAssignee();
        String owner = task.getOwner();
        if (owner != null) {
            task.getExecution().setVariableLocal(FormListener.OWNER, Variables.stringValue(owner, true));
        }
        if (assignee != null) {
            task.getExecution().setVariableLocal(FormListener.ASSIGNEE, Variables.stringValue(assignee, true));
            return;
        }
        Authentication user =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (user != null) {
            task.setAssignee(user.getUserId());
        }
    }
}
