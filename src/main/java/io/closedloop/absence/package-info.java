/** Who is away, who does the tasks meanwhile, and how much everybody has to do; knows no phase. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "correspondence", "engine", "link", "refusal", "staff"})
package io.closedloop.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
