/** Missed deadlines and major problems reach the department head at once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "correspondence", "document", "engine", "refusal", "staff"})
package io.closedloop.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
