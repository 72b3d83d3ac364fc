package io.closedloop.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task with who has it, whoever asks.
 *
 * @param key business key of the case; empty where it has none
 * @param task id of the user task in the model
 * @param name as lists show it
 * @param assignee user id; null while nobody has it
 * @param owner user id of the one for whom the assignee does it; null where he does it for himself
 * @param roles it is offered to; empty where it is one person's by the model
 */
public record HeldTask(
        String id,
        String key,
        String task,
        String name,
        @Nullable String assignee,
        @Nullable String owner,
        Instant since,
        @Nullable Instant dueAt,
        List<String> roles) {

    /** Its name in the model, without what tells one case from another: that may name the customer. */
    public String label() {
        int caption = name.indexOf(ModelListeners.BEFORE_CAPTION);
        return caption < 0 ? name : name.substring(0, caption);
    }

    HeldTask offeredTo(List<String> offered) {
        return new HeldTask(id, key, task, name, assignee, owner, since, dueAt, offered);
    }
}
