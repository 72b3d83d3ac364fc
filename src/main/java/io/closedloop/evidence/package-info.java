/** What proves that a customer said something: what was shown, by whom, when, how and from where it was answered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "document", "engine", "link", "refusal", "rendering", "staff"})
package io.closedloop.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
