/** What customers enter themselves: the public online form and its twin for programs. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"calendar", "correspondence", "document", "engine", "refusal", "registration"})
package io.closedloop.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
