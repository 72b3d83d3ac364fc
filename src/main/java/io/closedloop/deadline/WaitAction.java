package io.closedloop.deadline;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.TaskAction;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets whoever may do a task stop its deadline until the customer answers. */
@Component
@Order(3)
class WaitAction implements TaskAction {

    private final DeadlineViews views;

    WaitAction(DeadlineViews views) {
        this.views = views;
    }

    @Override
    public String template() {
        return "deadline/wait";
    }

    @Override
    public Optional<Object> of(OpenTask task, CaseFileReader reader) {
        return task.mayWork() ? views.of(task.executionId(), task.task()).map(view -> view) : Optional.empty();
    }
}
