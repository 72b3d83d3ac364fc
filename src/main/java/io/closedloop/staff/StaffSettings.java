package io.closedloop.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts made at start-up.
 *
 * @param demoPassword with it, one account per role is made with this password; never in production
 * @param calendarKeeper the role that may change the working calendar
 */
@ConfigurationProperties("closedloop.staff")
public record StaffSettings(
        @Nullable String demoPassword,
        @DefaultValue("PROCESS_OWNER") Role calendarKeeper) {}
