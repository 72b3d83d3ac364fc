/** What is said to customers and colleagues, and the mails that say it; knows no phase. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"calendar", "document", "door", "engine", "link", "refusal", "rendering", "staff"})
package io.closedloop.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
