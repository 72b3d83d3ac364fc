/** Phase 6: everything about a requirement, filed under its number and the archive date. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "document", "engine", "refusal", "staff"})
package io.closedloop.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
