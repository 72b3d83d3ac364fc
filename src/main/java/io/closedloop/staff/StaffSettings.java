package io.closedloop.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Accounts made at start-up.
 *
 * @param demoPassword with it, one account per role is made with this password; never in production
 */
@ConfigurationProperties("closedloop.staff")
public record StaffSettings(@Nullable String demoPassword) {}
