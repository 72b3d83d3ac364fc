package io.closedloop.deadline;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.TaskOpened;
import io.closedloop.refusal.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What models call to know when something is due: {@code deadlines.dmn} says how many days, the calendar which. */
@Component("deadlines")
public class DeadlineTasks {

    /** Transient variable: what was counted around a task that is about to begin. */
    private static final String COUNTED = "countedDeadlines";

    /** Not itself a list: the engine would try to serialize one, transient or not. */
    private record Counted(List<CountedDeadline> deadlines) {}

    private record Asked(
            String table, String task, @Nullable Object urgency) {}

    private record Rule(int workingDays, @Nullable String countedFrom) {}

    private final Map<Asked, Rule> rules = new ConcurrentHashMap<>();
    private final DeadlineBook book;
    private final DecisionService decisions;
    private final Calendars calendars;
    private final Refusals refusals;
    private final Clock clock;

    DeadlineTasks(
            DeadlineBook book, @Lazy DecisionService decisions, Calendars calendars, Refusals refusals, Clock clock) {
        this.book = book;
        this.decisions = decisions;
        this.calendars = calendars;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * When a task that is about to begin is due.
     *
     * @param task id of the user task, or of its timer, that is due; a task's inputs are evaluated around it, so that
     *     the execution cannot tell
     * @return the close of business by which it is due
     */
    public Date dueAt(DelegateExecution execution, String task) {
        Rule rule = rule(task, execution.getVariable("urgency"));
        CountedDeadline counted = book.count(task, from(execution, rule.countedFrom()), rule.workingDays());
        List<CountedDeadline> all = new ArrayList<>(counted(execution));
        all.add(counted);
        execution.setVariableLocal(
                COUNTED, Variables.objectValue(new Counted(all), true).create());
        return Date.from(Objects.requireNonNull(counted.due().dueAt()));
    }

    /** When the role of a task is to be reminded: the deadline itself where there is no time left to remind in. */
    public Date remindAt(DelegateExecution execution, String task) {
        Due due = counted(execution).stream()
                .filter(counted -> counted.task().equals(task))
                .findFirst()
                .orElseThrow()
                .due();
        return Date.from(Objects.requireNonNull(due.remindAt() == null ? due.dueAt() : due.remindAt()));
    }

    @EventListener
    void on(TaskOpened event) {
        DelegateExecution execution = event.execution();
        String number = Objects.requireNonNullElse(execution.getProcessBusinessKey(), "-");
        counted(execution).forEach(counted -> book.open(execution.getId(), number, counted));
        execution.removeVariable(COUNTED);
    }

    /** The opening of business on the next working day. */
    public Date nextOpening() {
        return Date.from(calendars.current().nextOpening(clock.instant()));
    }

    /** The start of today; what is due after it is not overdue since yesterday. */
    public Date startOfToday() {
        return Date.from(calendars.startOf(calendars.today()));
    }

    /** The end of today. */
    public Date endOfToday() {
        return Date.from(calendars.startOf(calendars.today().plusDays(1)));
    }

    private static List<CountedDeadline> counted(DelegateExecution execution) {
        return execution.getVariable(COUNTED) instanceof Counted counted ? counted.deadlines() : List.of();
    }

    /** What the table in force says; what it says of the same does not change until another one is deployed. */
    private Rule rule(String task, @Nullable Object urgency) {
        String table = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey("deadlines")
                .getId();
        Asked asked = new Asked(table, task, urgency);
        Rule known = rules.get(asked);
        if (known == null) {
            known = evaluate(asked);
            rules.put(asked, known);
        }
        return known;
    }

    private Rule evaluate(Asked asked) {
        DmnDecisionRuleResult rule = decisions
                .evaluateDecisionTableById(asked.table())
                .variables(Variables.putValue("task", asked.task()).putValue("urgency", asked.urgency()))
                .evaluate()
                .getSingleResult();
        if (rule == null || !(rule.getEntry("workingDays") instanceof Number workingDays)) {
            throw refusals.conflict("refusal.deadline.noRule", asked.task());
        }
        return new Rule(workingDays.intValue(), rule.getEntry("countedFrom"));
    }

    private static @Nullable Instant from(DelegateExecution execution, @Nullable String variable) {
        return variable != null && !variable.isEmpty() && execution.getVariable(variable) instanceof Date date
                ? date.toInstant()
                : null;
    }
}
