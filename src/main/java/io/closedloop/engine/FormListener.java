package io.closedloop.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.closedloop.calendar.CalendarSettings;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Opens a task with its form's variables in the task's own scope, and checks them when it is completed, whichever door
 * the completion comes through.
 */
@Component
class FormListener {

    /** Transient variable: to whom the task belonged when it was completed. */
    static final String ASSIGNEE = "completedTaskAssignee";

    /** Transient variable: for whom it was done, where that was somebody else. */
    static final String OWNER = "completedTaskOwner";

    private final ObjectProvider<TaskForm<?>> beans;
    private final ObjectProvider<Briefing> briefing;
    private final FormBinder binder;
    private final Refusals refusals;
    private final Clock clock;
    private final ZoneId zone;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private @Nullable Map<String, TaskForm<?>> forms;

    FormListener(
            ObjectProvider<TaskForm<?>> beans,
            ObjectProvider<Briefing> briefing,
            FormBinder binder,
            Refusals refusals,
            Clock clock,
            CalendarSettings calendar,
            ObjectMapper json,
            ApplicationEventPublisher events) {
        this.beans = beans;
        this.briefing = briefing;
        this.binder = binder;
        this.refusals = refusals;
        this.clock = clock;
        this.zone = calendar.zone();
        this.json = json;
        this.events = events;
    }

    void open(DelegateExecution execution) {
        TaskForm<?> form = form(execution.getCurrentActivityId());
        FormBinder.fields(form.type()).forEach(field -> execution.setVariableLocal(field, null));
        form.prefill(context(execution))
                .values()
                .forEach((name, value) -> execution.setVariableLocal(name, variable(value)));
        String key = execution.getProcessBusinessKey();
        List<String> shown = shown(execution.getBpmnModelElementInstance());
        if (key != null && !shown.isEmpty()) {
            execution.setVariableLocal(
                    "briefing", variable(briefing.getObject().of(key, shown, execution::getVariable)));
        }
    }

    void submit(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        Object assignee = execution.getVariable(ASSIGNEE);
        Authentication user =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (user != null && assignee != null && !assignee.equals(user.getUserId())) {
            throw refusals.forbidden("refusal.task.notYours", assignee);
        }
        submit(execution, form(execution.getCurrentActivityId()), execution::getVariableLocal);
    }

    void submitStart(DelegateExecution execution) {
        TaskForm<?> form = form(execution.getCurrentActivityId());
        submit(execution, form, execution::getVariable);
        FormBinder.fields(form.type()).forEach(execution::removeVariable);
    }

    /** Checks what came with a message, as strictly as the form it answers. */
    void receive(DelegateExecution execution, String activity) {
        if (!(execution.getVariable(Submission.VARIABLE) instanceof Submission<?> received)) {
            throw new IllegalStateException("Message without a submission for " + activity);
        }
        receive(execution, form(activity), received);
    }

    private <T extends Record> void receive(DelegateExecution execution, TaskForm<T> form, Submission<?> received) {
        T content = form.type().cast(received.form());
        binder.validate(content);
        check(form, content, new TaskContext(execution, received.by(), received.at(), zone));
    }

    private <T extends Record> void submit(
            DelegateExecution execution, TaskForm<T> form, Function<String, @Nullable Object> variables) {
        Map<String, @Nullable Object> input = new HashMap<>();
        FormBinder.fields(form.type()).forEach(field -> input.put(field, variables.apply(field)));
        T bound = binder.bind(form.type(), input);
        TaskContext context = context(execution);
        check(form, bound, context);
        if (execution.getVariable(OWNER) instanceof String owner && !owner.equals(context.user())) {
            context.key().ifPresent(key -> events.publishEvent(new DoneFor(key, context.user(), owner, context.now())));
        }
        execution.setVariable(Submission.VARIABLE, new Submission<>(bound, context.user(), context.now()).asVariable());
    }

    private <T extends Record> void check(TaskForm<T> form, T content, TaskContext context) {
        Problems problems = binder.problems();
        form.check(content, context, problems);
        problems.refuseIfAny();
    }

    /** The fields that a form may submit. */
    List<String> fields(String activity) {
        return FormBinder.fields(form(activity).type());
    }

    private TaskForm<?> form(String activity) {
        if (forms == null) {
            forms = beans.stream().collect(Collectors.toUnmodifiableMap(TaskForm::activity, form -> form));
        }
        TaskForm<?> form = forms.get(activity);
        if (form == null) {
            throw new IllegalStateException("No TaskForm bean for " + activity);
        }
        return form;
    }

    private TaskContext context(DelegateExecution execution) {
        String user = CurrentUser.id(Context.getProcessEngineConfiguration().getIdentityService());
        return new TaskContext(execution, user, clock.instant(), zone);
    }

    private @Nullable Object variable(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Integer || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Iterable<?> || value instanceof Record) {
            try {
                return SpinValues.jsonValue(json.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("Not a form value: " + value, e);
            }
        }
        return value.toString();
    }

    private static List<String> shown(FlowElement task) {
        return task.getExtensionElements() == null
                ? List.of()
                : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> "shows".equals(property.getCamundaName()))
                        .flatMap(property ->
                                Arrays.stream(property.getCamundaValue().split(",")))
                        .map(String::strip)
                        .toList();
    }
}
