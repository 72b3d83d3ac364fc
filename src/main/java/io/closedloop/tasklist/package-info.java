/** What staff see of a requirement beside its tasks, on their cards and in a tab, and what they can do there. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"calendar", "deadline", "document", "engine", "refusal", "registration", "staff"})
package io.closedloop.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
