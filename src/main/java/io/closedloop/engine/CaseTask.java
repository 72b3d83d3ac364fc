package io.closedloop.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open task of a case, as lists of cases show it.
 *
 * @param key business key of the case
 * @param task id of the user task in the model
 * @param name in the installation's language
 * @param roles group ids of those it is offered to; of a task made for one person, that person's
 * @param assignee user id of whoever took it or got it
 * @param dueAt null for a task without a deadline, and while the customer is waited for
 */
public record CaseTask(
        String key,
        String task,
        String name,
        List<String> roles,
        @Nullable String assignee,
        @Nullable Instant dueAt) {}
