package io.closedloop.absence;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.HeldTask;
import io.closedloop.engine.HeldTasks;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.TaskAction;
import io.closedloop.staff.Team;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets whoever has a task, and the department head, hand it to a colleague who may have it. */
@Component
@Order(5)
class HandOverAction implements TaskAction {

    private final HeldTasks tasks;
    private final HandOver handOver;

    HandOverAction(HeldTasks tasks, HandOver handOver) {
        this.tasks = tasks;
        this.handOver = handOver;
    }

    /** @param receivers whoever may have it */
    public record Offer(List<Team.Member> receivers) {}

    @Override
    public String template() {
        return "absence/handover";
    }

    @Override
    public Optional<Object> of(OpenTask task, CaseFileReader reader) {
        Optional<HeldTask> held = tasks.find(task.id())
                .filter(found -> HandOver.manages(reader.groups()) || tasks.isOfCurrentUser(found));
        return held.map(found -> new Offer(handOver.receivers(found)));
    }
}
