/** Phase 2: what the customer needs, whether it can be done, and the plan for it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "correspondence", "document", "engine", "refusal", "staff"})
package io.closedloop.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
