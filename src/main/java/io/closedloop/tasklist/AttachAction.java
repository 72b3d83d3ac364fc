package io.closedloop.tasklist;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.TaskAction;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets whoever may do a task add files to its requirement. */
@Component
@Order(2)
class AttachAction implements TaskAction {

    @Override
    public String template() {
        return "tasklist/attach";
    }

    @Override
    public Optional<Object> of(OpenTask task, CaseFileReader reader) {
        return task.mayWork() ? Optional.of(task) : Optional.empty();
    }
}
