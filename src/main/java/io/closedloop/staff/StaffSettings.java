package io.closedloop.staff;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who works here, and for how long at a time.
 *
 * @param demoPassword with it, one account per role is made with this password; never in production
 * @param calendarKeeper the role that may change the working calendar
 * @param session how long a sign-in at a browser is good for, however busy it is
 */
@ConfigurationProperties("closedloop.staff")
public record StaffSettings(
        @Nullable String demoPassword,
        @DefaultValue("PROCESS_OWNER") Role calendarKeeper,
        @DefaultValue("12h") Duration session) {}
