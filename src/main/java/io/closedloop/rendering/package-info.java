/** Documents as PDF, DOCX and XLSX by the installation's templates; what was sent or signed is kept as it was. */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "document", "engine", "refusal", "staff"})
package io.closedloop.rendering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
