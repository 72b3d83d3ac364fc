package io.closedloop.engine;

import io.closedloop.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What models call to know when something is due: {@code deadlines.dmn} says how many days, the calendar which. */
@Component("deadlines")
public class Deadlines {

    private final DecisionService decisions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Deadlines(@Lazy DecisionService decisions, WorkingCalendar calendar, Clock clock) {
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The close of business by which a task is due.
     *
     * @param task id of the task; the execution cannot tell, because a task's inputs are evaluated around it
     */
    public Date dueAt(DelegateExecution execution, String task) {
        var rule = decisions
                .evaluateDecisionTableByKey("deadlines")
                .variables(Variables.putValue("task", task).putValue("urgency", execution.getVariable("urgency")))
                .evaluate()
                .getSingleResult();
        Number workingDays = rule.getEntry("workingDays");
        String countedFrom = rule.getEntry("countedFrom");
        return Date.from(calendar.deadline(from(execution, countedFrom), workingDays.intValue()));
    }

    /** The opening of business on the next working day. */
    public Date nextOpening() {
        return Date.from(calendar.nextOpening(clock.instant()));
    }

    /** The start of today; what is due after it is not overdue since yesterday. */
    public Date startOfToday() {
        return Date.from(calendar.startOf(calendar.dayOf(clock.instant())));
    }

    /** The end of today. */
    public Date endOfToday() {
        return Date.from(calendar.startOf(calendar.dayOf(clock.instant()).plusDays(1)));
    }

    private Instant from(DelegateExecution execution, String variable) {
        return !variable.isEmpty() && execution.getVariable(variable) instanceof Date date
                ? date.toInstant()
                : clock.instant();
    }
}
