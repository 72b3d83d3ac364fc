/** Bags of files that prove to be complete and unchanged (BagIt, RFC 8493), without a database; knows no requirement. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.closedloop.bag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
