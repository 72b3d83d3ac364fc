/** What is said to customers and colleagues, and the evidence of what customers answered; knows no phase. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "document", "engine", "refusal"})
package io.closedloop.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
