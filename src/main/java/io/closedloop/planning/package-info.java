/** Phase 3: the customer's written confirmation of the plan and its breakdown into work items. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "absence",
            "calendar",
            "correspondence",
            "document",
            "engine",
            "evidence",
            "link",
            "refusal",
            "rendering",
            "staff"
        })
package io.closedloop.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
