/** Set-up of the process engine: deployment, forms and their checks, deadlines of tasks; knows no requirement. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "refusal"})
package io.closedloop.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
