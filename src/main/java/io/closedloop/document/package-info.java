/** Documents as data, their texts in both languages, and stored files; knows no phase. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "door", "engine", "refusal"})
package io.closedloop.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
