/** Who did what, when, from where, on which requirement: recorded with what was done, chained, and never changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "bag", "calendar", "door", "engine", "staff"})
package io.closedloop.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
