/** Announces to other systems and chats what people are told; knows no phase. */
@NullMarked
@ApplicationModule(allowedDependencies = {"correspondence", "engine", "link", "rendering", "staff"})
package io.closedloop.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
