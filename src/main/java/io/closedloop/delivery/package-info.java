/** Phase 5: deliverables, acceptance by the customer, and rework until it is signed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
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
package io.closedloop.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
