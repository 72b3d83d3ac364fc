/** Who signs in, and how: accounts of the engine, of a directory, of an identity provider; and who guesses too often. */
@NullMarked
@ApplicationModule(allowedDependencies = {"door", "engine", "refusal"})
package io.closedloop.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
