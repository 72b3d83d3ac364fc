package io.closedloop.improvement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the month before is summed up, in the installation's time zone.
 *
 * @param schedule a cron expression of six fields beginning with seconds
 */
@ConfigurationProperties("closedloop.improvement")
record ImprovementSettings(@DefaultValue("0 0 9 1 * ?") String schedule) {}
