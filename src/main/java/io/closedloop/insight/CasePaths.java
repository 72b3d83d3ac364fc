package io.closedloop.insight;

import io.closedloop.calendar.Calendars;
import io.closedloop.calendar.WorkingCalendar;
import io.closedloop.insight.CasePath.Step;
import io.closedloop.insight.InsightProcess.Intervention;
import io.closedloop.insight.InsightProcess.Kept;
import io.closedloop.insight.PathView.Entry;
import io.closedloop.refusal.Refusals;
import io.closedloop.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows which way a requirement took, running or finished. */
@Service
@Transactional(readOnly = true)
public class CasePaths {

    private static final String USER_TASK = "userTask";

    /** What somebody or something does; gateways and scopes are seen on the diagram. */
    private static final Set<String> STEPS = Set.of("serviceTask", "sendTask", "businessRuleTask", "callActivity");

    /** Completed, claimed and handed over is told with the task itself. */
    private static final Set<String> OF_TASKS = Set.of("Complete", "Claim", "Create", "SetVariable", "SetVariables");

    private final InsightProcess process;
    private final Calendars calendars;
    private final Staff staff;
    private final Refusals refusals;
    private final Clock clock;

    CasePaths(InsightProcess process, Calendars calendars, Staff staff, Refusals refusals, Clock clock) {
        this.process = process;
        this.calendars = calendars;
        this.staff = staff;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @throws io.closedloop.refusal.Refusal where there is no such requirement */
    public PathView of(String number) {
        Kept kept = process.of(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
        WorkingCalendar calendar = calendars.current();
        return new PathView(
                number,
                CasePath.visits(kept.steps()),
                kept.steps().stream()
                        .filter(step -> step.to() == null)
                        .map(Step::element)
                        .collect(Collectors.toSet()),
                CasePath.taken(kept.steps(), kept.flows()),
                Stream.concat(
                                kept.steps().stream()
                                        .filter(step -> kind(step) != null)
                                        .map(step -> entry(step, calendar)),
                                kept.interventions().stream()
                                        .filter(each -> !OF_TASKS.contains(each.operation()))
                                        .map(this::entry))
                        .sorted(Comparator.comparing(Entry::from))
                        .toList());
    }

    /**
     * The drawing of the model that a requirement runs by, as BPMN.
     *
     * @throws io.closedloop.refusal.Refusal where there is no such requirement
     */
    public String drawing(String number) {
        return process.drawing(number).orElseThrow(() -> refusals.notFound("refusal.requirement.unknown", number));
    }

    private static @Nullable String kind(Step step) {
        if (step.type().equals(USER_TASK)) {
            return "TASK";
        }
        if (STEPS.contains(step.type())) {
            return "STEP";
        }
        return step.name() != null
                        && (step.type().contains("Event") || step.type().contains("boundary"))
                ? "EVENT"
                : null;
    }

    private Entry entry(Step step, WorkingCalendar calendar) {
        boolean task = step.type().equals(USER_TASK);
        Instant until = step.to() == null ? clock.instant() : step.to();
        return new Entry(
                Objects.requireNonNull(kind(step)),
                step.element(),
                step.name() == null ? step.element() : step.name(),
                name(step.assignee()),
                step.from(),
                step.to(),
                task ? calendar.workingTime(step.from(), until).toMinutes() : null,
                step.cancelled());
    }

    private Entry entry(Intervention intervention) {
        return new Entry(
                "INTERVENTION",
                null,
                intervention.operation(),
                name(intervention.by()),
                intervention.at(),
                intervention.at(),
                null,
                false);
    }

    private @Nullable String name(@Nullable String user) {
        return user == null ? null : staff.name(user);
    }
}
