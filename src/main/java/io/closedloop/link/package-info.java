/** Personal links: who may answer what, about exactly which version of a document, until when; knows no phase. */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "refusal"})
package io.closedloop.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
