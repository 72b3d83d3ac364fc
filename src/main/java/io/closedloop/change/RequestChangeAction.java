package io.closedloop.change;

import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.OpenTask;
import io.closedloop.engine.TaskAction;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Offers a change request at every task of whoever may request changes; where it is too early or too late, it says so. */
@Component
@Order(1)
class RequestChangeAction implements TaskAction {

    private final ChangeProcess process;

    RequestChangeAction(ChangeProcess process) {
        this.process = process;
    }

    /** @param possible whether the requirement is being carried out */
    record Offer(boolean possible, List<ChangeCause> causes) {}

    @Override
    public String template() {
        return "change/request";
    }

    @Override
    public Optional<Object> of(OpenTask task, CaseFileReader reader) {
        return process.mayRequest()
                ? Optional.of(new Offer(process.isRequestable(task.key()), List.of(ChangeCause.values())))
                : Optional.empty();
    }
}
