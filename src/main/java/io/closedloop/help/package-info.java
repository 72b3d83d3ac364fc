/** What every form expects and until when, and the guides that show each role its work. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "deadline", "engine", "refusal", "staff"})
package io.closedloop.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
