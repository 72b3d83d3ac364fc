/** Working days, deadlines and the only clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {"refusal"})
package io.closedloop.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
