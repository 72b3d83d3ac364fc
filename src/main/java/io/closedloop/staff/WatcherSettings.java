package io.closedloop.staff;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An account that reads the metrics and nothing else, so that no employee's password stands in Prometheus' settings.
 *
 * @param password without it there is no such account
 */
@ConfigurationProperties("closedloop.staff.watcher")
record WatcherSettings(
        @DefaultValue("prometheus") String user, @Nullable String password) {}
