/** Phase 4: change requests, carried out only after customer and company approved. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "correspondence",
            "document",
            "engine",
            "evidence",
            "link",
            "planning",
            "refusal",
            "rendering",
            "staff"
        })
package io.closedloop.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
