/** What customers do themselves: their answers, the pages behind their personal links, and the status they see. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "change",
            "correspondence",
            "delivery",
            "document",
            "door",
            "engine",
            "evidence",
            "link",
            "planning",
            "refusal",
            "registration",
            "rendering",
            "staff"
        })
package io.closedloop.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
