/** Phase 6: everything about a requirement, sealed as a dossier under its number and the archive date. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "bag",
            "calendar",
            "correspondence",
            "document",
            "engine",
            "link",
            "refusal",
            "rendering",
            "staff"
        })
package io.closedloop.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
