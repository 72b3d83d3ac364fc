/** Phase 4: progress of work items, day by day, what blocks them, and the weekly sync about them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "correspondence",
            "document",
            "engine",
            "planning",
            "refusal",
            "registration",
            "staff"
        })
package io.closedloop.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
