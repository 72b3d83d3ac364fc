/** Phase 1: a requirement comes in, gets its number and its registration form. */
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
package io.closedloop.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
