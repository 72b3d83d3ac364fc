/** The doors that are open to everybody: who may knock how often, how much they may bring, in which language we answer. */
@NullMarked
@ApplicationModule(allowedDependencies = "refusal")
package io.closedloop.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
