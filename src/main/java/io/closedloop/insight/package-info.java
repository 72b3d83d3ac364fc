/** What process owners watch: a dashboard, heat maps of the models, the paths that requirements took. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"calendar", "deadline", "engine", "improvement", "refusal", "registration", "staff"})
package io.closedloop.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
