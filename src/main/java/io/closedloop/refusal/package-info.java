/** Clear errors: a refusal in the user's language, the same through every door. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.closedloop.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
