/** Phase 6: the monthly optimization report, from facts that are kept as they happen. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "change",
            "correspondence",
            "deadline",
            "delivery",
            "document",
            "engine",
            "escalation",
            "refusal",
            "registration",
            "rendering",
            "staff"
        })
package io.closedloop.improvement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
