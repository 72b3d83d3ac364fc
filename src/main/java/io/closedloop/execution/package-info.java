/** Phase 4: progress of work items, day by day, and what blocks them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "document", "engine", "planning", "refusal", "staff"})
package io.closedloop.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
