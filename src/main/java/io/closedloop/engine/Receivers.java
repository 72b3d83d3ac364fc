package io.closedloop.engine;

import org.jspecify.annotations.Nullable;

/** Has the last word on who gets a task, whichever door it is given or claimed through. */
public interface Receivers {

    /**
     * Who gets it in the end.
     *
     * @param assignee user id; null to offer it to its roles again
     * @param owner for whom; null where the assignee does it for himself
     */
    record Receiver(@Nullable String assignee, @Nullable String owner) {}

    /**
     * Asked within the transaction that gives a task.
     *
     * @param given with the assignee it is given to
     * @param by user id of who gives it, the assignee himself where he claims it; {@link CurrentUser#SYSTEM} for the model
     * @throws io.closedloop.refusal.Refusal when he may not have it
     */
    Receiver receiver(HeldTask given, String by);

    /**
     * Whether somebody may have a task at all, asked before it is given.
     *
     * @throws io.closedloop.refusal.Refusal when he may not
     */
    void check(HeldTask task, String to, String by);
}
