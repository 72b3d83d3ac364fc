/** Takes e-mail in: fetches, reads, judges and files it, and acts on what is clear. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "correspondence",
            "customer",
            "document",
            "engine",
            "evidence",
            "link",
            "refusal",
            "registration",
            "staff"
        })
package io.closedloop.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
