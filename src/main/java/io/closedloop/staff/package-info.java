/** Roles, permissions and the one sign-in for all doors of the staff. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "engine", "refusal"})
package io.closedloop.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
