/** What operators watch: figures of every capability as metrics, and the trail of a request through logs and traces. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "correspondence",
            "deadline",
            "engine",
            "improvement",
            "insight",
            "mailbox",
            "registration",
            "staff"
        })
package io.closedloop.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
