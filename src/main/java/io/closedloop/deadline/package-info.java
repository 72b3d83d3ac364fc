/** When tasks are due and why: reminders, waiting for the customer, and what a changed calendar moves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "correspondence", "engine", "refusal", "staff"})
package io.closedloop.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
